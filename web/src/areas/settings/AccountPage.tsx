import { PasswordInput } from '@mantine/core';
import { api } from '~/api/client';
import rules from '~/api/generated/auth.forms.json';
import { shell } from '~/app/messages';
import { Page } from '~/app/Page';
import { FormActions } from '~/forms/FormActions';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Panel } from '~/ui/Panel';
import { Appearance } from './Appearance';
import { settings } from './messages';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';
import { SettingsTabs } from './SettingsTabs';
import { Saved, useSaved } from './saved';
import './settings.css';

/** Who one is here, and how one gets in. */
export function AccountPage() {
  const t = settings.use();
  const words = shell.use();
  const { user, organization } = useMe();
  return (
    <Page title={t('title')} bar={<SettingsTabs />}>
      <div className="stack">
        <div className="two-up">
          <div className="stack">
            <Panel title={t('account.who')}>
              <dl className="figs">
                <div>
                  <dt>{t('name')}</dt>
                  <dd>{user.name}</dd>
                </div>
                <div>
                  <dt>{t('role')}</dt>
                  <dd>{words(`roles.${organization.role}`)}</dd>
                </div>
              </dl>
              <div className="pb sec">{user.email}</div>
            </Panel>
            <Panel title={t('account.appearance')} padded>
              <Appearance />
            </Panel>
            <SecondFactor />
          </div>
          <Panel title={t('account.password')} padded>
            <PasswordForm />
          </Panel>
        </div>
        <Sessions />
      </div>
    </Page>
  );
}

const blank = { current: '', next: '' };

function PasswordForm() {
  const t = settings.use();
  const saved = useSaved();
  const { form, ...change } = useApiForm({
    initial: blank,
    rules: rules.ChangePasswordRequest,
    send: (body, sending) => api.PUT('/api/v1/auth/password', { body, ...sending }),
    done() {
      form.resetDirty(blank);
      form.reset();
      saved.tell();
    },
  });
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('account.showPassword') } };
  return (
    <form className="stack" onSubmit={change.submit} noValidate>
      <PasswordInput required autoComplete="current-password" label={t('account.current')} {...toggle} {...form.getInputProps('current')} />
      <PasswordInput
        required
        autoComplete="new-password"
        label={t('account.next')}
        description={t('account.nextHelp')}
        {...toggle}
        {...form.getInputProps('next')}
      />
      <FormActions {...change} label={t('account.change')} />
      <Saved show={saved.isShown && !form.isDirty()} />
    </form>
  );
}
