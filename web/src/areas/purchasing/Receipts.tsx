import { day } from '~/format/date';
import { quantity, reais } from '~/format/number';
import { Panel } from '~/ui/Panel';
import { Empty } from '~/ui/States';
import { purchasing } from './messages';
import './purchasing.css';
import type { PurchaseOrder } from './shared';

/** What came of an order, delivery by delivery. */
export function Receipts({ order }: { order: PurchaseOrder }) {
  const t = purchasing.use();
  return (
    <Panel title={t('receipts')}>
      {order.receipts.length === 0 ? (
        <Empty>{t('noReceipts')}</Empty>
      ) : (
        <ul className="receipts">
          {order.receipts.map((one) => (
            <li key={one.id}>
              <div className="row">
                <b className="m">{one.number}</b>
                <span className="sp" />
                <span className="m">{day(one.receivedOn)}</span>
              </div>
              {one.lines.map((line) => (
                <div key={line.lineId} className="row">
                  <span className="m">{line.sku}</span>
                  <span className="sp" />
                  {line.rejected > 0 && (
                    <span className="t-out">
                      {t('rejected')} {quantity(line.rejected)}
                    </span>
                  )}
                  <span className="n">
                    {quantity(line.accepted)} · {reais(line.cost)}
                  </span>
                </div>
              ))}
              <span className="mut sm">
                {[
                  one.receivedBy,
                  one.freight > 0 && t('freightOf', { freight: reais(one.freight) }),
                  one.discount > 0 && t('discountOf', { discount: reais(one.discount) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
