import { Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { instant } from '~/format/date';
import { RefusalNote } from '~/forms/RefusalNote';
import { Button } from '~/ui/Button';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { VerdictChip } from '~/ui/verdicts';
import { DrawingPanel } from './DrawingPanel';
import { Grid, type GridProps } from './Grid';
import { diagnostics } from './messages';
import { countOf, type FeatureKind, featuresOf, mandatoryOf, shapeOf } from './metrology/features';
import { worstOf } from './metrology/judgement';
import { type Evaluation, evaluate } from './metrology/metrology';
import { type FinishedLimit, type Specification, scaled, specOf } from './metrology/specification';
import { mm } from './names';
import { PhoneGrid } from './PhoneGrid';
import { SizeLadder } from './SizeLadder';
import type { Inspection, Readings } from './useReadings';

type Props = { inspection: Inspection; specification: Specification | null; readings: Readings; readOnly: boolean; aside: ReactNode };

/** One inspection: a grid for each feature, what the readings give, and the drawing of the position at hand. */
export function InspectionView({ inspection, specification, readings, readOnly, aside }: Props) {
  const [added, setAdded] = useState<FeatureKind[]>([]);
  const [extra, setExtra] = useState<Partial<Record<FeatureKind, number>>>({});
  const [current, setCurrent] = useState<{ feature: FeatureKind; position: number } | null>(null);
  const finished = useFinished(inspection);
  const settled = useDeferredValue(readings.readings);
  const judged = useMemo(
    () => evaluate(settled, specification, inspection.phase === 'Incoming' ? null : finished),
    [settled, specification, inspection.phase, finished],
  );
  const features = shownFeatures(inspection, specification, finished, readings, added);
  const positionsOf = (feature: FeatureKind) => {
    const read = readings.readings.filter((one) => one.feature === feature).map((one) => one.position);
    return countOf(inspection.engine, feature) ?? Math.max(1, ...read, extra[feature] ?? 1);
  };
  const firstShown = features[0] ?? 'Bore';
  const selected = useMemo(() => current ?? worstPlace(judged) ?? { feature: firstShown, position: 1 }, [current, judged, firstShown]);
  const more = featuresOf(inspection.componentKind).filter((one) => !features.includes(one));
  return (
    <div className="dg">
      <div className="stack">
        <Notes inspection={inspection} readings={readings} />
        {features.map((feature) => (
          <FeaturePanel
            key={feature}
            specification={specification}
            judged={judged}
            more={
              countOf(inspection.engine, feature) === null && shapeOf(feature) !== 'flatness' && !readOnly
                ? () => setExtra({ ...extra, [feature]: positionsOf(feature) + 1 })
                : undefined
            }
            grid={{
              feature,
              positions: positionsOf(feature),
              spec: specOf(specification, feature),
              finished: finished.find((one) => one.feature === feature) ?? null,
              results: judged.features,
              readings,
              readOnly,
              current: selected.feature === feature ? selected.position : null,
              onCurrent: setCurrent,
            }}
          />
        ))}
        {!readOnly && more.length > 0 && <MeasureAlso features={more} add={(feature) => setAdded([...added, feature])} />}
        {judged.repairs.map((repair) => {
          const spec = specOf(specification, repair.feature);
          return (
            spec && <SizeLadder key={repair.feature} repair={repair} spec={spec} results={judged.features} engine={inspection.engine} />
          );
        })}
      </div>
      <div className="stack">
        <DrawingPanel
          judged={judged}
          readings={settled}
          specification={specification}
          finished={finished}
          place={selected}
          go={setCurrent}
          positions={positionsOf(selected.feature)}
        />
        {aside}
      </div>
    </div>
  );
}

const useFinished = (inspection: Inspection): FinishedLimit[] =>
  useMemo(
    () => inspection.finalLimits.map((one) => ({ feature: one.feature, min: scaled(one.min), max: scaled(one.max) })),
    [inspection.finalLimits],
  );

function shownFeatures(
  inspection: Inspection,
  specification: Specification | null,
  finished: FinishedLimit[],
  readings: Readings,
  added: FeatureKind[],
): FeatureKind[] {
  const headHasMinimum = specOf(specification, 'HeadHeight')?.minimum != null;
  const asked =
    inspection.phase === 'InProcess'
      ? []
      : inspection.phase === 'Final' && finished.length > 0
        ? finished.map((one) => one.feature)
        : mandatoryOf(inspection.componentKind, headHasMinimum);
  const read = readings.readings.map((one) => one.feature);
  const shown = [...new Set([...asked, ...read, ...added])];
  return shown.length > 0 ? shown : featuresOf(inspection.componentKind).slice(0, 1);
}

/** The position that is worst, for the drawing before anybody has chosen one. */
function worstPlace({ features, verdict }: Evaluation) {
  const worst = features.filter((one) => one.verdict === verdict);
  return worst.length > 0 ? worst.reduce((a, b) => ((b.wear ?? 0) > (a.wear ?? 0) ? b : a)) : null;
}

function Notes({ inspection, readings }: { inspection: Inspection; readings: Readings }) {
  const t = diagnostics.use();
  return (
    <>
      <RefusalNote refusal={readings.refusal} onReload={readings.reload} />
      {inspection.status === 'Closed' && (
        <Note tone="ok">
          {t('closed', { who: inspection.closedBy ?? '', when: inspection.closedAt ? instant(inspection.closedAt) : '' })}
        </Note>
      )}
      {inspection.reason && <Note>{t('reopened', { reason: inspection.reason })}</Note>}
      {inspection.status === 'Reopened' && <Note>{t('replaced')}</Note>}
    </>
  );
}

type PanelProps = { grid: GridProps; judged: Evaluation; specification: Specification | null; more?: () => void };

function FeaturePanel({ grid, judged, specification, more }: PanelProps) {
  const t = diagnostics.use();
  const isPhone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const { feature, spec } = grid;
  const verdicts = judged.features.filter((one) => one.feature === feature).map((one) => one.verdict);
  return (
    <Panel
      title={t(`many.${feature}`)}
      sub={
        spec && specification ? (
          <>
            {spec.nominal !== null && <span className="m">{t('nominal', { value: mm(spec.nominal) })}, </span>}
            {t('specification', { source: spec.source, version: specification.version })}
          </>
        ) : (
          t('noSpecification')
        )
      }
      actions={verdicts.length > 0 && <VerdictChip verdict={worstOf(verdicts)} />}
    >
      {isPhone ? <PhoneGrid {...grid} /> : <Grid {...grid} />}
      {more && (
        <div className="pb">
          <Button small look="ghost" icon={IconPlus} onClick={more}>
            {t('addPosition')}
          </Button>
        </div>
      )}
      {!isPhone && !grid.readOnly && <Keys />}
    </Panel>
  );
}

function Keys() {
  const t = diagnostics.use();
  return (
    <div className="keys" role="note" aria-label={t('keys.label')}>
      <span>
        <kbd>↵</kbd> {t('keys.next')}
      </span>
      <span>
        <kbd>Tab</kbd> {t('keys.level')}
      </span>
      <span>
        <kbd>Ctrl</kbd> <kbd>D</kbd> {t('keys.above')}
      </span>
      <span>
        <kbd>← ↑ ↓ →</kbd> {t('keys.move')}
      </span>
      <span>
        <kbd>Esc</kbd> {t('keys.undo')}
      </span>
    </div>
  );
}

function MeasureAlso({ features, add }: { features: FeatureKind[]; add: (feature: FeatureKind) => void }) {
  const t = diagnostics.use();
  return (
    <div>
      <Menu position="bottom-start" shadow="none">
        <Menu.Target>
          <Button icon={IconPlus}>{t('measureAlso')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {features.map((feature) => (
            <Menu.Item key={feature} onClick={() => add(feature)}>
              {t(`many.${feature}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
