import { Tabs } from '~/app/Tabs';
import { useMe } from '~/session/me';
import { operations } from './messages';

export function OperationsTabs() {
  const t = operations.use();
  const { can } = useMe();
  const audit = { to: '/operacao/auditoria', label: t('audit') } as const;
  return <Tabs label={t('area')} tabs={[{ to: '/operacao', label: t('overview') }, ...(can('auth.audit') ? [audit] : [])]} />;
}
