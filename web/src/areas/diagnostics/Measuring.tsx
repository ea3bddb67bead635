import { IconCheck, IconLockOpen, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { sentence } from '~/api/problem';
import { queries } from '~/api/queries';
import { Page } from '~/app/Page';
import { SavedAt } from '~/forms/SavedAt';
import { type Sending, useSubmit } from '~/forms/useSubmit';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { Note } from '~/ui/Note';
import { Loaded } from '~/ui/States';
import { Who } from './DiagnosisPage';
import { InspectionView } from './InspectionView';
import { Calibration, InstrumentDialog } from './Instruments';
import { diagnostics } from './messages';
import { inForce, type Specification, specificationFrom } from './metrology/specification';
import { ReopenDialog } from './ReopenDialog';
import { StartDialog } from './StartDialog';
import { type Bench, useBench } from './useBench';
import { useComplete } from './useComplete';
import { type Inspection, useReadings } from './useReadings';

type Diagnosis = Schemas['diagnostics']['ShowDiagnosisResponse'];
type Component = Schemas['diagnostics']['ShowDiagnosisComponent'];

type Props = { order: Diagnosis; component: Component; id: string; tabs: ReactNode; aside: ReactNode; go: (inspection: string) => void };

/** An inspection with the specification it is judged by. */
export function Measuring({ order, id, ...rest }: Props) {
  const t = diagnostics.use();
  const inspection = $api.useQuery('get', '/api/v1/diagnostics/inspections/{id}', { params: { path: { id } } });
  const registered = $api.useQuery('get', '/api/v1/diagnostics/specifications', {
    params: { query: { model: order.model, limit: 200 } },
  });
  const { today } = useMe();
  if (inspection.data && registered.data) {
    const found =
      registered.data.items.find((one) => inspection.data.closedAt !== null && one.id === inspection.data.specification?.id) ??
      (inspection.data.closedAt === null ? inForce(registered.data.items, today) : null);
    const specification = found && specificationFrom(found);
    return <Desk order={order} inspection={inspection.data} specification={specification} {...rest} />;
  }
  return (
    <Page title={order.number} up={{ to: '/diagnostico', label: t('title') }} bar={rest.tabs}>
      <Loaded query={inspection.error ? inspection : { ...registered, data: undefined }} rows={8}>
        {() => null}
      </Loaded>
    </Page>
  );
}

type DeskProps = Omit<Props, 'id'> & { inspection: Inspection; specification: Specification | null };

function Desk({ order, component, inspection, specification, tabs, aside, go }: DeskProps) {
  const t = diagnostics.use();
  const { can } = useMe();
  const bench = useBench(inspection.componentKind);
  const readings = useReadings(inspection, bench);
  const isOpen = inspection.status === 'Draft' || inspection.status === 'Measuring';
  const mayMeasure = can('diagnostics.measure') && !order.cancelled;
  const isClosed = inspection.status === 'Closed' && mayMeasure;
  const complete = useComplete(order);
  const close = useClose(readings.flush);
  const [asking, setAsking] = useState<'instruments' | 'reopen' | 'start' | null>(null);
  useConclude(isOpen && mayMeasure, () => close.mutate(inspection.id));
  const shut = () => setAsking(null);
  return (
    <Page
      title={order.number}
      up={{ to: '/diagnostico', label: t('title') }}
      actions={
        <>
          {isOpen && <SavedAt of={readings} />}
          <Actions
            actions={[
              isClosed && { label: t('reopen.action'), icon: IconLockOpen, run: () => setAsking('reopen') },
              isClosed && order.diagnosis !== null && { label: t('start.another'), icon: IconPlus, run: () => setAsking('start') },
              isOpen && mayMeasure
                ? {
                    label: t('close'),
                    icon: IconCheck,
                    primary: true,
                    shortcut: 'Ctrl ↵',
                    busy: close.isPending,
                    run: () => close.mutate(inspection.id),
                  }
                : complete.action,
            ]}
          />
        </>
      }
      bar={
        <>
          <div className="bar ctx">
            <Who order={order} />
            <BenchLine bench={bench} change={isOpen && mayMeasure ? () => setAsking('instruments') : undefined} />
            {isOpen && inspection.missing.length > 0 && <span className="mut">{t('missing', { count: inspection.missing.length })}</span>}
            <Facts inspection={inspection} component={component} go={go} />
          </div>
          {tabs}
        </>
      }
    >
      <div className="stack">
        {!specification && <Note tone="lim">{t('specificationMissing', { model: order.model })}</Note>}
        {(close.error ?? complete.error) != null && <Note tone="out">{sentence(close.error ?? complete.error)}</Note>}
        <InspectionView
          inspection={inspection}
          specification={specification}
          readings={readings}
          readOnly={!isOpen || !mayMeasure}
          aside={aside}
        />
      </div>
      {asking === 'instruments' && <InstrumentDialog bench={bench} close={shut} />}
      {asking === 'reopen' && <ReopenDialog inspection={inspection} close={shut} opened={go} />}
      {asking === 'start' && <StartDialog orderId={order.orderId} component={component} close={shut} started={go} />}
    </Page>
  );
}

/** Closes once everything typed has been taken down. */
function useClose(flush: () => Promise<void>) {
  async function send(id: string, sending: Sending) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await flush();
    return api.POST('/api/v1/diagnostics/inspections/{id}/close', { params: { path: { id } }, body: {}, ...sending });
  }
  return useSubmit(send, { done: () => queries.invalidateQueries() });
}

/** Ctrl Enter concludes. */
function useConclude(enabled: boolean, conclude: () => void) {
  useEffect(() => {
    if (!enabled) return;
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      conclude();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function BenchLine({ bench, change }: { bench: Bench; change?: () => void }) {
  const t = diagnostics.use();
  const names = bench.chosen.map((one) => `${one.type} ${one.code}`).join(', ');
  const worst = bench.chosen.toSorted((a, b) => a.nextCalibrationOn.localeCompare(b.nextCalibrationOn))[0];
  if (!change) return null;
  return (
    <span className="row">
      <span className="mut hide-sm">{t('instruments')}</span>
      <button type="button" className="lnk" onClick={change}>
        {names || t('noInstruments')}
      </button>
      {worst && <Calibration instrument={worst} />}
    </span>
  );
}

function Facts({ inspection, component, go }: { inspection: Inspection; component: Component; go: (id: string) => void }) {
  const t = diagnostics.use();
  return (
    <>
      <span className="hide-sm">
        <span className="mut">{t('technician')}</span> <b>{inspection.startedBy}</b>
      </span>
      {component.inspections.length > 1 ? (
        <select className="inp sel" aria-label={t('phase.label')} value={inspection.id} onChange={(event) => go(event.currentTarget.value)}>
          {component.inspections.map((one) => (
            <option key={one.id} value={one.id}>
              {t(`phase.${one.phase}`)}, {t('revision', { count: one.revision })}
            </option>
          ))}
        </select>
      ) : (
        <span className="hide-sm">
          <span className="mut">{t('phase.label')}</span> <b>{t(`phase.${inspection.phase}`)}</b>
        </span>
      )}
    </>
  );
}
