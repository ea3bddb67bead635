import { PasswordInput, TextInput } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { $api, api } from '~/api/client';
import rules from '~/api/generated/auth.forms.json';
import { Refused } from '~/api/problem';
import { queries } from '~/api/queries';
import { shell } from '~/app/messages';
import { FormActions } from '~/forms/FormActions';
import { useApiForm } from '~/forms/useApiForm';
import { tokens } from '~/session/tokens';
import { Loaded } from '~/ui/States';
import { Door } from './Door';
import { signIn } from './messages';
import { remembered } from './remembered';
import { ToSignIn } from './ToSignIn';

/** Somebody was invited: says where to and as what, and lets them in. */
export function InvitationPage() {
  const t = signIn.use();
  const roles = shell.use();
  const { link } = useParams({ from: '/convite/$link' });
  const navigate = useNavigate();
  const invitation = $api.useQuery('get', '/api/v1/auth/invitations/{link}', { params: { path: { link } } });
  const email = invitation.data?.email ?? '';
  const { form, submit, refusal, busy, waiting } = useApiForm({
    initial: { name: '', password: '' },
    rules: rules.AcceptInvitationRequest,
    guard: false,
    async send(body) {
      const { data } = await api.POST('/api/v1/auth/invitations/{link}/accept', { params: { path: { link } }, body });
      try {
        return (await api.POST('/api/v1/auth/login', { body: { email, password: body.password, organizationId: data?.organizationId } }))
          .data;
      } catch (error) {
        // They are in the shop by now; who has a second factor comes in by the other door.
        if (error instanceof Refused) return null;
        throw error;
      }
    },
    done(ticket) {
      if (!ticket) {
        remembered.keep(email);
        navigate({ to: '/entrar' });
        return;
      }
      tokens.start(ticket, false);
      queries.clear();
      navigate({ to: '/' });
    },
  });
  return (
    <Door title={t('invitation.title', { shop: invitation.data?.organization ?? '…' })}>
      <Loaded query={invitation}>
        {(one) => (
          <form className="stack" onSubmit={submit} noValidate>
            <p className="sec">{t('invitation.text', { by: one.invitedBy, email: one.email, role: roles(`roles.${one.role}`) })}</p>
            <TextInput autoComplete="name" label={t('invitation.name')} {...form.getInputProps('name')} />
            <PasswordInput
              autoComplete={one.hasAccount ? 'current-password' : 'new-password'}
              label={one.hasAccount ? t('password') : t('invitation.choose')}
              description={one.hasAccount ? undefined : t('invitation.help')}
              visibilityToggleButtonProps={{ 'aria-label': t('show') }}
              {...form.getInputProps('password')}
            />
            <FormActions refusal={refusal} busy={busy} waiting={waiting} label={t('invitation.accept')} />
          </form>
        )}
      </Loaded>
      <ToSignIn />
    </Door>
  );
}
