import { Checkbox, PasswordInput, TextInput } from '@mantine/core';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/api/client';
import rules from '~/api/generated/auth.forms.json';
import { Refused, sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { useApiForm } from '~/forms/useApiForm';
import { tokens } from '~/session/tokens';
import { Button } from '~/ui/Button';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { ChooseShop } from './ChooseShop';
import { Door } from './Door';
import { signIn } from './messages';
import { remembered } from './remembered';

/** Only pages of this application: an address of somebody else's would be a trap. */
const isOurs = (place: string | undefined): place is string => !!place && /^\/(?![/\\])/.test(place);

/** E-mail, password and, for those who have one, the second factor. */
export function SignInPage() {
  const t = signIn.use();
  const c = common.use();
  const { volta } = useSearch({ from: '/entrar' });
  // The first page is there in every shop.
  const back = isOurs(volta) && volta !== '/' ? volta : undefined;
  const navigate = useNavigate();
  const router = useRouter();
  const [help, setHelp] = useState(false);
  async function enter() {
    queries.clear();
    if (back) router.history.push(back);
    else await navigate({ to: '/' });
  }
  const { form, submit, refusal, busy, waiting, result } = useApiForm({
    initial: { email: remembered.email(), password: '', code: '', stay: true },
    rules: rules.LogInRequest,
    guard: false,
    send: async ({ stay, ...body }) => (await api.POST('/api/v1/auth/login', { body, headers: { 'X-Anonymous': '1' } })).data,
    async done(ticket, { email, stay }) {
      if (!ticket) return;
      remembered.keep(email);
      tokens.start(ticket, stay);
      // Where they go back to is of the shop they were in.
      if (back || ticket.organizations.length < 2) await enter();
    },
  });
  if (result && result.organizations.length > 1 && !back) return <ChooseShop ticket={result} enter={enter} />;
  const asksCode = refusal instanceof Refused && refusal.code.startsWith('second-factor');
  return (
    <Door title={t('title')}>
      <form className="stack" onSubmit={submit} noValidate>
        {volta && !refusal && <Note>{t('over')}</Note>}
        <TextInput type="email" autoComplete="username" label={t('email')} {...form.getInputProps('email')} />
        <PasswordInput
          autoComplete="current-password"
          label={t('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
          {...form.getInputProps('password')}
        />
        {(asksCode || form.values.code) && (
          <TextInput
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            label={t('code')}
            description={t('codeHelp')}
            {...form.getInputProps('code')}
          />
        )}
        {refusal !== null && <Note tone={asksCode ? 'info' : 'out'}>{sentence(refusal)}</Note>}
        {waiting && <Note tone="lim">{c('waiting')}</Note>}
        <Button type="submit" look="primary" className="big0" busy={busy}>
          {t('title')}
        </Button>
        <Checkbox label={t('stay')} {...form.getInputProps('stay', { type: 'checkbox' })} />
        <button type="button" className="lnk sm" aria-expanded={help} onClick={() => setHelp(!help)}>
          {t('forgot')}
        </button>
        {help && <Note>{t('forgotHelp')}</Note>}
      </form>
    </Door>
  );
}
