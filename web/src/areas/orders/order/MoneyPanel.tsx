import { Link } from '@tanstack/react-router';
import { amount, reais } from '~/format/number';
import { LinkButton } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { order as messages } from './messages';
import { type Order, useBudgets, useCost, useReceivables } from './useOrder';

/** What the customer approved, what it cost so far, and what was paid. */
export function MoneyPanel({ order }: { order: Order }) {
  const t = messages.use();
  const cost = useCost(order.id).data;
  const titles = useReceivables(order.id).data?.items;
  const budget = useBudgets(order.id).data?.items[0];
  const open = titles?.reduce((sum, one) => sum + (one.status === 'Cancelled' || one.status === 'Renegotiated' ? 0 : one.balance), 0);
  const received = titles?.reduce((sum, one) => sum + (one.status === 'Cancelled' ? 0 : one.amount - one.balance), 0);
  return (
    <Panel
      title={t('money')}
      actions={
        budget && (
          <LinkButton small look="ghost" to="/orcamentos/$id" params={{ id: budget.id }}>
            {t('wait.openBudget')}
          </LinkButton>
        )
      }
    >
      <dl className="kv pb">
        <dt>{t('services')}</dt>
        <dd className="n">{amount(order.approvedServices ?? 0)}</dd>
        <dt>{t('parts')}</dt>
        <dd className="n">{amount(order.approvedParts ?? 0)}</dd>
        <dt className="b">{t('approved')}</dt>
        <dd className="n b">{reais(order.approvedTotal ?? 0)}</dd>
        {cost && (
          <>
            <dt>{t('costSoFar')}</dt>
            <dd className="n">{amount(cost.cost)}</dd>
          </>
        )}
        {received !== undefined && (
          <>
            <dt>{t('received')}</dt>
            <dd className="n">{amount(received)}</dd>
          </>
        )}
        {open !== undefined && (
          <>
            <dt>
              <Link className="lnk" to="/financeiro/receber" search={{ cliente: order.customer.id } as never}>
                {t('openTitles')}
              </Link>
            </dt>
            <dd className="n">{amount(open)}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
