import type { LinkProps } from '@tanstack/react-router';
import { Tabs } from '~/app/Tabs';
import { useMe } from '~/session/me';
import { tabs } from './tabs';

type Name =
  | 'organization'
  | 'account'
  | 'people'
  | 'keys'
  | 'rules'
  | 'workflows'
  | 'prices'
  | 'specifications'
  | 'instruments'
  | 'fiscal'
  | 'taxRules';

const pages: { name: Name; to: LinkProps['to']; permission?: string }[] = [
  { name: 'organization', to: '/ajustes', permission: 'auth.read' },
  { name: 'account', to: '/ajustes/conta' },
  { name: 'people', to: '/ajustes/pessoas', permission: 'auth.read' },
  { name: 'rules', to: '/ajustes/regras', permission: 'settings.write' },
  { name: 'workflows', to: '/ajustes/fluxos', permission: 'orders.read' },
  { name: 'prices', to: '/ajustes/precos', permission: 'budgets.read' },
  { name: 'specifications', to: '/ajustes/especificacoes', permission: 'diagnostics.read' },
  { name: 'instruments', to: '/ajustes/instrumentos', permission: 'diagnostics.read' },
  { name: 'fiscal', to: '/ajustes/fiscal', permission: 'fiscal.read' },
  { name: 'taxRules', to: '/ajustes/regras-fiscais', permission: 'fiscal.read' },
  { name: 'keys', to: '/ajustes/chaves', permission: 'auth.keys' },
];

/** The settings a person may see. */
export function SettingsTabs() {
  const t = tabs.use();
  const { can } = useMe();
  const seen = pages.filter(({ permission }) => !permission || can(permission));
  return <Tabs label={t('area')} tabs={seen.map(({ name, to }) => ({ to, label: t(name) }))} />;
}
