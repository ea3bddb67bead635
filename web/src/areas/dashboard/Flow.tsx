import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '~/api/generated';
import { quantity } from '~/format/number';
import { Chip } from '~/ui/Chip';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { Stage } from '~/ui/stages';
import { dashboard } from './messages';
import { useOrdersSummary } from './useSummaries';

type StageSum = Schemas['orders']['ShowSummaryStage'];

/** How many engines stand where, for how long, and how many of them past their promise. */
export function Flow() {
  const t = dashboard.use();
  const summary = useOrdersSummary();
  return (
    <Panel
      title={t('flow.title')}
      actions={
        <>
          <span className="lg k-blu hide-sm">{t('flow.onTime')}</span>
          <span className="lg k-out hide-sm">{t('flow.late')}</span>
        </>
      }
    >
      <Loaded query={summary} rows={9}>
        {({ stages }) => (
          <div className="flow">
            <div className="fl hd" aria-hidden="true">
              <span>{t('flow.stage')}</span>
              <span />
              <span className="n">{t('flow.orders')}</span>
              <span className="n hide-sm">{t('flow.median')}</span>
              <span />
            </div>
            {stages.map((one) => (
              <Row
                key={one.status}
                stage={one}
                most={Math.max(1, ...stages.map((other) => other.onTime + other.late))}
                stuck={one === stuckest(stages)}
              />
            ))}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

/** Where most promises break; nowhere as long as none does. */
function stuckest(stages: StageSum[]) {
  const worst = stages.reduce((one, other) => (other.late > one.late ? other : one));
  return worst.late > 0 ? worst : undefined;
}

function Row({ stage, most, stuck }: { stage: StageSum; most: number; stuck: boolean }) {
  const t = dashboard.use();
  const count = stage.onTime + stage.late;
  const share = (part: number) => ({ width: `${(100 * part) / most}%` });
  return (
    <Link className="fl" to="/ordens" search={{ visao: 'lista', etapa: stage.status }}>
      <Stage status={stage.status} />
      <span className="fb">
        {stage.onTime > 0 && <i style={share(stage.onTime)} />}
        {stage.late > 0 && <i className="l" style={share(stage.late)} />}
      </span>
      <b className="n">
        {count}
        {stage.late > 0 && <span className="sr">, {t('flow.ofThemLate', { count: stage.late })}</span>}
      </b>
      <span className="n mut hide-sm">{count > 0 && <Median hours={stage.medianHours} />}</span>
      <span className="g">
        {stuck && (
          <Chip tone="lim" icon={IconAlertTriangle}>
            {t('flow.bottleneck')}
          </Chip>
        )}
      </span>
    </Link>
  );
}

function Median({ hours }: { hours: number }) {
  const t = dashboard.use();
  return hours < 24 ? t('flow.hours', { hours }) : t('flow.days', { days: quantity(Math.round(hours / 2.4) / 10) });
}
