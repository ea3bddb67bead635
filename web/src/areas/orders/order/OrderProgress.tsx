import { IconRulerMeasure } from '@tabler/icons-react';
import type { Schemas } from '~/api/generated';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { ComponentRow } from './ComponentRow';
import { Intake } from './Intake';
import { MoneyPanel } from './MoneyPanel';
import { order as messages } from './messages';
import { Timeline } from './Timeline';
import { type Order, useDiagnosis } from './useOrder';

type Decision = Schemas['diagnostics']['ComponentDecision'];

/** What has to be done to a component, of what was decided on each of its features; that nothing has, where that is so. */
const found = (decisions: Decision[] = []) =>
  decisions
    .filter((one) => one.action !== 'Std' || decisions.every((other) => other.action === 'Std'))
    .map((one) => one.reason)
    .filter((reason, at, all) => all.indexOf(reason) === at)
    .join('; ') || undefined;

/** Where each component stands, what happened, how the engine came in, and the money of it. */
export function OrderProgress({ order }: { order: Order }) {
  const t = messages.use();
  const { can } = useMe();
  const decisions = useDiagnosis(order.id, order.status !== 'Open').data?.diagnosis?.decisions;
  return (
    <div className="two-c">
      <div className="stack">
        <Panel
          title={t('components')}
          actions={
            can('diagnostics.read') && (
              <LinkButton small look="ghost" icon={IconRulerMeasure} to="/diagnostico/$orderId" params={{ orderId: order.id }}>
                {t('measurements')}
              </LinkButton>
            )
          }
        >
          {order.components.map((component) => (
            <ComponentRow
              key={component.id}
              order={order}
              component={component}
              finding={found(decisions?.filter((one) => one.componentId === component.id))}
            />
          ))}
        </Panel>
        <div className="pair">
          <Intake order={order} />
          {can('budgets.read') && <MoneyPanel order={order} />}
        </div>
      </div>
      <div className="stack">
        <Timeline order={order} />
      </div>
    </div>
  );
}
