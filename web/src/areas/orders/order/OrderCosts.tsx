import type { Schemas } from '~/api/generated';
import { amount, percent, quantity, reais } from '~/format/number';
import { type Column, DataTable } from '~/ui/DataTable';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { order as messages } from './messages';
import { type Order, useCost } from './useOrder';
import { useParts } from './useParts';

type Line = Schemas['inventory']['ShowOrderCostLine'];

/** What the parts of the order cost the shop, beside what the customer pays for them. */
export function OrderCosts({ order }: { order: Order }) {
  const cost = useCost(order.id);
  return (
    <Loaded query={cost}>
      {(one) => (
        <div className="two-c">
          <Lines cost={one} />
          {order.approvedTotal !== null && <Summary order={order} cost={one.cost} />}
        </div>
      )}
    </Loaded>
  );
}

function Summary({ order, cost }: { order: Order; cost: number }) {
  const t = messages.use();
  const [services, parts] = [order.approvedServices ?? 0, order.approvedParts ?? 0];
  return (
    <Panel title={t('costs.summary')}>
      <dl className="kv pb">
        <dt>{t('services')}</dt>
        <dd className="n">{amount(services)}</dd>
        <dt>{t('parts')}</dt>
        <dd className="n">{amount(parts)}</dd>
        <dt className="b">{t('approved')}</dt>
        <dd className="n b">{reais(services + parts)}</dd>
        <dt>{t('costs.title')}</dt>
        <dd className="n">{amount(-cost)}</dd>
        <dt className="b">{t('costs.margin')}</dt>
        <dd className={`n b ${cost > parts ? 't-out' : ''}`}>{reais(parts - cost)}</dd>
      </dl>
      {parts > 0 && (
        <footer>
          {t('costs.ofApproved', {
            percent: percent(Math.round(((parts - cost) / parts) * 1000) / 10),
          })}
        </footer>
      )}
    </Panel>
  );
}

function Lines({ cost }: { cost: Schemas['inventory']['ShowOrderCostResponse'] }) {
  const t = messages.use();
  const c = common.use();
  const parts = useParts(cost.lines.map((one) => one.sku));
  const columns: Column<Line>[] = [
    {
      head: t('costs.part'),
      cell: (row) => (
        <>
          {parts.get(row.sku)?.name ?? row.sku} <span className="m mut">{row.sku}</span>
        </>
      ),
      phone: 'title',
    },
    { head: t('costs.quantity'), cell: (row) => quantity(row.quantity), number: true, phone: 'detail' },
    { head: t('costs.cost'), cell: (row) => amount(row.cost), number: true, phone: 'value' },
  ];
  return (
    <Panel title={t('costs.title')}>
      {cost.lines.length === 0 ? (
        <Empty>{t('costs.none')}</Empty>
      ) : (
        <DataTable
          label={t('costs.title')}
          columns={columns}
          rows={cost.lines}
          rowKey={(row) => row.sku}
          foot={
            <tr>
              <td className="p">{c('total')}</td>
              <td />
              <td className="n v">{reais(cost.cost)}</td>
            </tr>
          }
        />
      )}
    </Panel>
  );
}
