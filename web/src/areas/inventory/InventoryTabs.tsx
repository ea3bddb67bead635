import { Tabs } from '~/app/Tabs';
import { inventory } from './messages';

export function InventoryTabs() {
  const t = inventory.use();
  return (
    <Tabs
      label={t('area')}
      tabs={[
        { to: '/estoque', label: t('parts') },
        { to: '/estoque/reservas', label: t('reservations') },
        { to: '/estoque/contagens', label: t('counts') },
      ]}
    />
  );
}
