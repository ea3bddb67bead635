import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { relative } from '~/format/date';
import { amount, count, reais } from '~/format/number';
import { useMe } from '~/session/me';
import { Failure } from '~/ui/States';
import { dashboard } from './messages';
import { useBudgetsSummary, useCash, useFinancialSummary, useInventorySummary, useOrdersSummary } from './useSummaries';

/** Six numbers, each of which opens its list. */
export function Tiles() {
  const t = dashboard.use();
  const { can, today } = useMe();
  const orders = useOrdersSummary();
  const budgets = useBudgetsSummary();
  const stock = useInventorySummary();
  const money = useFinancialSummary();
  const cash = useCash();
  const failed = [orders, budgets, stock, money, cash].find((one) => one.error && !one.data);
  const late = orders.data?.late;
  const due = money.data?.receivable;
  const last = cash.data?.days.at(-1);
  return (
    <>
      <section className="panel strip" aria-label={t('today')}>
        {can('orders.read') && (
          <>
            <Tile label={t('tiles.orders')} value={orders.data && count(orders.data.inProgress)} link={{ to: '/ordens' }}>
              {orders.data && (orders.data.ready > 0 ? t('tiles.ready', { count: orders.data.ready }) : t('tiles.noneReady'))}
            </Tile>
            <Tile
              label={t('tiles.late')}
              value={late && count(late.count)}
              tone={late?.count ? 't-out' : undefined}
              link={{ to: '/ordens', search: { visao: 'lista', atrasadas: 'sim' } }}
            >
              {late &&
                (late.oldestPromisedOn ? t('tiles.oldest', { relative: relative(today, late.oldestPromisedOn) }) : t('tiles.noneLate'))}
            </Tile>
          </>
        )}
        {can('budgets.read') && (
          <Tile
            label={t('tiles.budgets')}
            value={budgets.data && count(budgets.data.awaiting)}
            link={{ to: '/orcamentos', search: { situacao: 'Sent' } as never }}
          >
            {budgets.data &&
              (budgets.data.expiringToday > 0
                ? t('tiles.expiring', { total: reais(budgets.data.awaitingTotal), count: budgets.data.expiringToday })
                : reais(budgets.data.awaitingTotal))}
          </Tile>
        )}
        {can('inventory.read') && (
          <Tile
            label={t('tiles.parts')}
            value={stock.data && count(stock.data.partsShort)}
            tone={stock.data?.partsShort ? 't-lim' : undefined}
            link={{ to: '/estoque/reservas' }}
          >
            {stock.data &&
              (stock.data.ordersStopped > 0 ? t('tiles.stopped', { count: stock.data.ordersStopped }) : t('tiles.noneStopped'))}
          </Tile>
        )}
        {can('financial.read') && (
          <Tile
            label={t('tiles.receivable')}
            value={due && amount(due.dueToday.balance)}
            money
            link={{ to: '/financeiro/receber', search: { de: today, ate: today } as never }}
          >
            {due &&
              (due.overdue.count > 0 ? (
                <>
                  {t('tiles.overdue')} <span className="t-out">{amount(due.overdue.balance)}</span>
                </>
              ) : (
                t('tiles.noneOverdue')
              ))}
          </Tile>
        )}
        {can('consolidated.read') && (
          <Tile label={t('tiles.cash')} value={last && amount(last.closing)} money link={{ to: '/financeiro' }}>
            {last && t('tiles.cashToday', { in: amount(last.in), out: amount(last.out) })}
          </Tile>
        )}
      </section>
      {failed && <Failure error={failed.error} retry={() => failed.refetch()} />}
    </>
  );
}

type Props = { label: string; value: string | undefined; tone?: string; money?: boolean; link: LinkProps; children: ReactNode };

function Tile({ label, value, tone, money, link, children }: Props) {
  return (
    <Link {...link}>
      <span className="l">{label}</span>
      <span className={`v ${tone ?? ''}`}>
        {value !== undefined && money && <small>R$ </small>}
        {value}
      </span>
      <span className="c">{children}</span>
    </Link>
  );
}
