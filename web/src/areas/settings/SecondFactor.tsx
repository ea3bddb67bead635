import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import rules from '~/api/generated/auth.forms.json';
import { queries } from '~/api/queries';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { Copied } from '~/ui/Copied';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { settings } from './messages';

/** The code of a telephone besides the password. */
export function SecondFactor() {
  const t = settings.use();
  const { user } = useMe();
  const [doing, setDoing] = useState<'start' | 'drop'>();
  const close = () => setDoing(undefined);
  return (
    <Panel
      title={t('factor.title')}
      actions={
        <Button small look={user.secondFactor ? 'danger' : undefined} onClick={() => setDoing(user.secondFactor ? 'drop' : 'start')}>
          {t(user.secondFactor ? 'factor.drop' : 'factor.start')}
        </Button>
      }
    >
      <div className="pb stack">
        <div>
          <Chip tone={user.secondFactor ? 'ok' : 'lim'}>{t(user.secondFactor ? 'factor.on' : 'factor.off')}</Chip>
        </div>
        <p className="sec sm">{t('factor.help')}</p>
      </div>
      {doing === 'start' && <StartDialog close={close} />}
      {doing === 'drop' && <DropDialog close={close} />}
    </Panel>
  );
}

function StartDialog({ close }: { close: () => void }) {
  const t = settings.use();
  // A start is a new secret each time: it is asked for once while the dialog is open.
  const start = $api.useMutation('post', '/api/v1/auth/second-factor');
  const [codes, setCodes] = useState<string[]>();
  if (codes) return <CodesDialog codes={codes} close={close} />;
  if (start.data) return <ConfirmDialog secret={start.data.secret} uri={start.data.uri} close={close} done={setCodes} />;
  return (
    <Modal opened onClose={close} title={t('factor.start')}>
      <div className="stack">
        <p>{t('factor.before')}</p>
        {start.error && <Loaded query={{ data: undefined, error: start.error, refetch: () => start.mutate({}) }}>{() => null}</Loaded>}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button look="primary" busy={start.isPending} onClick={() => start.mutate({})}>
            {t('factor.showSecret')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

type ConfirmProps = { secret: string; uri: string; close: () => void; done: (codes: string[]) => void };

function ConfirmDialog({ secret, uri, close, done }: ConfirmProps) {
  const t = settings.use();
  const confirm = useApiForm({
    initial: { code: '' },
    rules: rules.ConfirmSecondFactorRequest,
    guard: false,
    send: async (body, sending) => (await api.POST('/api/v1/auth/second-factor/confirm', { body, ...sending })).data?.recoveryCodes ?? [],
    done,
  });
  return (
    <FormDialog title={t('factor.start')} close={close} of={confirm} label={t('factor.confirm')}>
      <p>{t('factor.enter')}</p>
      <Copied text={secret} label={t('factor.secret')} />
      <a className="lnk" href={uri}>
        {t('factor.open')}
      </a>
      <TextInput
        data-autofocus
        required
        label={t('factor.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        w={180}
        classNames={{ input: 'm' }}
        {...confirm.form.getInputProps('code')}
      />
    </FormDialog>
  );
}

function CodesDialog({ codes, close }: { codes: string[]; close: () => void }) {
  const t = settings.use();
  const finish = () => {
    close();
    void queries.invalidateQueries();
  };
  return (
    <Modal opened onClose={finish} closeOnClickOutside={false} title={t('factor.codes')}>
      <div className="stack">
        <Note tone="lim">{t('factor.codesHelp')}</Note>
        <Copied text={codes.join('\n')} label={t('factor.codes')}>
          <span className="codes m">
            {codes.map((code) => (
              <span key={code}>{code}</span>
            ))}
          </span>
        </Copied>
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button look="primary" onClick={finish}>
            {t('factor.kept')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function DropDialog({ close }: { close: () => void }) {
  const t = settings.use();
  const drop = useApiForm({
    initial: { password: '' },
    rules: rules.DropSecondFactorRequest,
    guard: false,
    send: (body, sending) => api.DELETE('/api/v1/auth/second-factor', { body, ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <FormDialog title={t('factor.drop')} close={close} of={drop} label={t('factor.drop')}>
      <p>{t('factor.dropHelp')}</p>
      <PasswordInput
        data-autofocus
        required
        autoComplete="current-password"
        label={t('account.current')}
        visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
        {...drop.form.getInputProps('password')}
      />
    </FormDialog>
  );
}
