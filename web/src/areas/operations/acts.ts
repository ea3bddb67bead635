import { catalogue } from '~/i18n/catalogue';

const acts = catalogue(
  'acts',
  {
    login: 'Entrou',
    'login-failed': 'Tentativa de entrar',
    logout: 'Saiu',
    'session-ended': 'Encerrou uma sessão',
    'refresh-token-reused': 'Sessão usada duas vezes',
    'password-changed': 'Trocou a senha',
    'password-reset': 'Redefiniu a senha',
    'password-link-made': 'Gerou link de senha',
    'second-factor-confirmed': 'Ligou o segundo fator',
    'second-factor-dropped': 'Desligou o segundo fator',
    'member-invited': 'Convidou',
    'member-joined': 'Aceitou o convite',
    'member-suspended': 'Suspendeu o acesso',
    'member-reactivated': 'Reativou o acesso',
    'invitation-withdrawn': 'Retirou o convite',
    'role-changed': 'Mudou o papel',
    'api-key-created': 'Criou chave de API',
    'api-key-revoked': 'Revogou chave de API',
    'organization-registered': 'Cadastrou a oficina',
    'organization-edited': 'Editou a oficina',
    'organization-suspended': 'Suspendeu a oficina',
    'organization-reactivated': 'Reativou a oficina',
    'platform-admin-made': 'Tornou operador da plataforma',
    'signing-keys-rotated': 'Trocou as chaves de assinatura',
  },
  {
    login: 'Signed in',
    'login-failed': 'Attempt to sign in',
    logout: 'Signed out',
    'session-ended': 'Ended a session',
    'refresh-token-reused': 'Session used twice',
    'password-changed': 'Changed the password',
    'password-reset': 'Reset the password',
    'password-link-made': 'Made a password link',
    'second-factor-confirmed': 'Turned on the second factor',
    'second-factor-dropped': 'Turned off the second factor',
    'member-invited': 'Invited',
    'member-joined': 'Accepted the invitation',
    'member-suspended': 'Suspended the access',
    'member-reactivated': 'Restored the access',
    'invitation-withdrawn': 'Withdrew the invitation',
    'role-changed': 'Changed the role',
    'api-key-created': 'Created an API key',
    'api-key-revoked': 'Revoked an API key',
    'organization-registered': 'Registered the shop',
    'organization-edited': 'Edited the shop',
    'organization-suspended': 'Suspended the shop',
    'organization-reactivated': 'Reactivated the shop',
    'platform-admin-made': 'Made a platform operator',
    'signing-keys-rotated': 'Rotated the signing keys',
  },
);

/** What was done, in words; one that has none yet by its name. */
export const actName = (what: string) => {
  const said = acts.say(what as Parameters<typeof acts.say>[0]);
  return said || what;
};
