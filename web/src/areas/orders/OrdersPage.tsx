import { IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import { Board } from './Board';
import type { OrderFilters } from './filters';
import { orders } from './messages';
import { OrdersBar } from './OrdersBar';
import { OrdersList } from './OrdersList';
import { useBoard } from './useBoard';
import './orders.css';

/** The engines of the shop: on the board by stage, or in a list with all there ever were. */
export function OrdersPage() {
  const t = orders.use();
  const { can } = useMe();
  const { filters, set } = useFilters<OrderFilters>();
  const listed = filters.visao === 'lista';
  const board = useBoard(filters, !listed);
  const columns = board.data?.columns;
  const inProgress = columns?.reduce((sum, column) => sum + (column.status === 'Completed' ? 0 : column.count), 0);
  const views = [
    { name: 'board', icon: IconLayoutKanban, visao: undefined, on: !listed },
    { name: 'list', icon: IconList, visao: 'lista', on: listed },
  ] as const;
  return (
    <Page
      title={t('title')}
      sub={!listed && inProgress !== undefined && <span className="hide-sm">{t('inProgress', { count: inProgress })}</span>}
      bare={!listed}
      actions={
        <>
          <fieldset className="seg" aria-label={t('view')}>
            {views.map(({ name, icon: Icon, visao, on }) => (
              <button key={name} type="button" aria-pressed={on} aria-label={t(name)} onClick={() => set({ visao })}>
                <Icon size={14} stroke={1.75} aria-hidden />
                <span className="hide-sm">{t(name)}</span>
              </button>
            ))}
          </fieldset>
          {can('orders.write') && (
            <LinkButton look="primary" icon={IconPlus} shortcut="N" to="/ordens/nova">
              <span className="sr-sm">{t('new')}</span>
            </LinkButton>
          )}
        </>
      }
      bar={<OrdersBar listed={listed} />}
    >
      {listed ? <OrdersList /> : <Board query={board} />}
    </Page>
  );
}
