import { Link } from '@tanstack/react-router';
import { useFilters } from '~/app/useFilters';
import { useMe } from '~/session/me';
import { order as messages } from './messages';
import { OrderBudgets } from './OrderBudgets';
import { OrderCosts } from './OrderCosts';
import { OrderDelivery } from './OrderDelivery';
import { OrderFiles } from './OrderFiles';
import { OrderNotes } from './OrderNotes';
import { OrderParts } from './OrderParts';
import { OrderProgress } from './OrderProgress';
import { type Tab, type TabFilter, tabPermission, tabs } from './tabs';
import { type Order, useAttachments, useBudgets, useReservations } from './useOrder';
import { WaitingNote } from './WaitingNote';

const contents: Record<Tab, (props: { order: Order }) => React.ReactNode> = {
  andamento: OrderProgress,
  orcamentos: OrderBudgets,
  pecas: OrderParts,
  custos: OrderCosts,
  arquivos: OrderFiles,
  fiscal: OrderNotes,
  entrega: OrderDelivery,
};

/** What the order waits for, and the section of its page that the address names. */
export function OrderTab({ order }: { order: Order }) {
  const t = messages.use();
  const { can } = useMe();
  const { filters } = useFilters<TabFilter>();
  const mine = tabs.filter((tab) => !tabPermission[tab] || can(tabPermission[tab]));
  const shown = mine.find((tab) => tab === filters.aba) ?? 'andamento';
  const counts: Partial<Record<Tab, number>> = {
    orcamentos: useBudgets(order.id).data?.items.length,
    pecas: useReservations(order.id).data?.items.length,
    arquivos: useAttachments(order.id).data?.items.length,
  };
  const Content = contents[shown];
  return (
    <>
      <nav className="tabs" aria-label={t('sections')}>
        {mine.map((tab) => (
          <Link
            key={tab}
            to="/ordens/$id"
            params={{ id: order.id }}
            search={tab === 'andamento' ? {} : { aba: tab }}
            replace
            resetScroll={false}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={tab === shown ? 'page' : undefined}
          >
            {t(`tabs.${tab}`)}
            {Boolean(counts[tab]) && <span className="c">{counts[tab]}</span>}
          </Link>
        ))}
      </nav>
      <div className="page">
        <WaitingNote order={order} />
        <Content order={order} />
      </div>
    </>
  );
}
