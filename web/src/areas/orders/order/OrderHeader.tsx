import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { day, relative } from '~/format/date';
import { plate } from '~/format/texts';
import { useMe } from '~/session/me';
import { Stage } from '~/ui/stages';
import { orders } from '../messages';
import { order as messages } from './messages';
import type { Order } from './useOrder';

/** Whose engine it is, and what was promised. */
export function OrderHeader({ order }: { order: Order }) {
  const t = messages.use();
  const o = orders.use();
  const { engine, customer, promisedOn } = order;
  const priority = `p${Math.min(Math.max(order.priority, 1), 5)}` as 'p1' | 'p2' | 'p3' | 'p4' | 'p5';
  return (
    <section className="oh">
      <div className="ttl">
        <span className="big">{engine.model}</span>
        {engine.plate && <span className="m sec">{plate(engine.plate)}</span>}
        <span className="only-sm">
          <Stage status={order.status} />
        </span>
      </div>
      <dl className="facts">
        <Fact name={t('facts.customer')}>
          <Link className="lnk" to="/clientes/$id" params={{ id: customer.id }}>
            {customer.name}
          </Link>
        </Fact>
        {engine.serial && (
          <Fact name={t('facts.serial')}>
            <span className="m">{engine.serial}</span>
          </Fact>
        )}
        <Fact name={t('facts.counts')}>
          <span className="m">
            {engine.cylinders} · {engine.mains} · {engine.pins}
          </span>
        </Fact>
        <Fact name={t('facts.opened')}>{day(order.openedOn)}</Fact>
        {promisedOn && (
          <Fact name={t('facts.promised')}>
            {day(promisedOn)} <Distance order={order} promisedOn={promisedOn} />
          </Fact>
        )}
        <Fact name={t('facts.priority')}>{o(`priority.${priority}`)}</Fact>
        {order.openedBy && <Fact name={t('facts.advisor')}>{order.openedBy}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Distance({ order, promisedOn }: { order: Order; promisedOn: string }) {
  const { today } = useMe();
  if (order.completedOn || order.status === 'Cancelled') return null;
  return <span className={promisedOn < today ? 't-out' : 'mut'}>{relative(today, promisedOn)}</span>;
}
