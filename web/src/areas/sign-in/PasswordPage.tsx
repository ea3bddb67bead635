import { PasswordInput } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api } from '~/api/client';
import rules from '~/api/generated/auth.forms.json';
import { FormActions } from '~/forms/FormActions';
import { useApiForm } from '~/forms/useApiForm';
import { Note } from '~/ui/Note';
import { Door } from './Door';
import { signIn } from './messages';
import { ToSignIn } from './ToSignIn';

/** A link to choose another password, good for one use. */
export function PasswordPage() {
  const t = signIn.use();
  const { link } = useParams({ from: '/senha/$link' });
  const navigate = useNavigate();
  const { form, submit, refusal, busy, waiting, result } = useApiForm({
    initial: { password: '' },
    rules: rules.ResetPasswordRequest,
    guard: false,
    send: async (body) => (await api.POST('/api/v1/auth/password-links/{link}', { params: { path: { link } }, body })).response.ok,
    done: () => setTimeout(() => navigate({ to: '/entrar' }), 2000),
  });
  return (
    <Door title={t('reset.title')}>
      <form className="stack" onSubmit={submit} noValidate>
        <PasswordInput
          autoComplete="new-password"
          label={t('reset.choose')}
          description={t('invitation.help')}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
          {...form.getInputProps('password')}
        />
        {result && <Note tone="ok">{t('reset.done')}</Note>}
        <FormActions refusal={refusal} busy={busy} waiting={waiting} label={t('reset.save')} />
        <ToSignIn />
      </form>
    </Door>
  );
}
