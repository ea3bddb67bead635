import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { sentence } from '~/api/problem';
import { Page } from '~/app/Page';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type ComponentKind, Glyph } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { Note } from '~/ui/Note';
import { Empty, Failure, Loading } from '~/ui/States';
import { type Verdict, verdicts, verdictWords } from '~/ui/verdicts';
import { ChecklistPanel } from './ChecklistPanel';
import './diagnostics.css';
import { Measuring } from './Measuring';
import { diagnostics } from './messages';
import { ResultPanel } from './ResultPanel';
import { StartDialog } from './StartDialog';
import { useComplete } from './useComplete';

type Diagnosis = Schemas['diagnostics']['ShowDiagnosisResponse'];
type Component = Schemas['diagnostics']['ShowDiagnosisComponent'];

/** Measuring an order: a tab for each component, its inspection, its checklist, and what it all comes to. */
export function DiagnosisPage() {
  const t = diagnostics.use();
  const { orderId } = useParams({ from: '/shell/diagnostico/$orderId' });
  const order = $api.useQuery('get', '/api/v1/diagnostics/orders/{orderId}', { params: { path: { orderId } } });
  if (!order.data)
    return (
      <Page title={t('title')} up={{ to: '/diagnostico', label: t('title') }}>
        {order.error ? <Failure error={order.error} retry={() => order.refetch()} /> : <Loading rows={8} />}
      </Page>
    );
  return <Diagnosing order={order.data} />;
}

function Diagnosing({ order }: { order: Diagnosis }) {
  const search = useSearch({ strict: false }) as { peca?: string; inspecao?: string };
  const navigate = useNavigate();
  const component = order.components.find((one) => one.id === search.peca) ?? firstOpen(order) ?? order.components[0];
  const go = (peca: string, inspecao?: string) => navigate({ to: '.', search: { peca, inspecao } as never, replace: true });
  if (!component) return null;
  const chosen = component.inspections.find((one) => one.id === search.inspecao) ?? component.inspections.at(-1);
  const tabs = <Tabs order={order} current={component} go={go} />;
  if (!chosen) return <Unmeasured order={order} component={component} tabs={tabs} go={go} />;
  return (
    <Measuring
      key={chosen.id}
      order={order}
      component={component}
      id={chosen.id}
      tabs={tabs}
      go={(id) => go(component.id, id)}
      aside={<Below order={order} component={component} />}
    />
  );
}

/** What comes after the readings: the checklist of the component, and the diagnosis of the order. */
function Below({ order, component }: { order: Diagnosis; component: Component }) {
  return (
    <>
      <ChecklistPanel key={component.id} orderId={order.orderId} component={component} locked={order.cancelled} />
      <ResultPanel order={order} />
    </>
  );
}

/** The first component whose readings are not closed yet. */
const firstOpen = (order: Diagnosis) =>
  order.components.find((one) => one.inspections.length > 0 && one.inspections.at(-1)?.status !== 'Closed') ??
  order.components.find((one) => one.inspections.length === 0 && ['BLOCO', 'VIRABREQUIM', 'CABECOTE'].includes(one.kind));

type TabsProps = { order: Diagnosis; current: Component; go: (component: string) => void };

function Tabs({ order, current, go }: TabsProps) {
  const t = diagnostics.use();
  const k = kindWords.use();
  const words = verdictWords.use();
  return (
    <div className="tabs" role="tablist" aria-label={t('tabs')}>
      {order.components.map((one) => {
        const verdict = one.inspections.findLast((inspection) => inspection.verdict)?.verdict as Verdict | undefined;
        const look = verdict && verdicts[verdict];
        return (
          <button key={one.id} type="button" role="tab" aria-selected={one.id === current.id} onClick={() => go(one.id)}>
            <Glyph kind={one.kind as ComponentKind} />
            {one.label ?? k(one.kind as ComponentKind)}
            {look && (
              <span className={`vm t-${look.tone}`}>
                <look.icon size={14} stroke={1.75} aria-hidden />
                <span className="sr">{words(verdict)}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** A component that nobody has measured yet. */
function Unmeasured({
  order,
  component,
  tabs,
  go,
}: {
  order: Diagnosis;
  component: Component;
  tabs: React.ReactNode;
  go: (component: string, inspection?: string) => void;
}) {
  const t = diagnostics.use();
  const k = kindWords.use();
  const { can } = useMe();
  const [starting, setStarting] = useState(false);
  const complete = useComplete(order);
  const name = component.label ?? k(component.kind as ComponentKind);
  return (
    <Page
      title={order.number}
      up={{ to: '/diagnostico', label: t('title') }}
      sub={order.model}
      actions={<Actions actions={[complete.action]} />}
      bar={
        <>
          <div className="bar ctx">
            <Who order={order} />
          </div>
          {tabs}
        </>
      }
    >
      <div className="dg">
        <section className="panel">
          <Empty
            action={
              can('diagnostics.measure') &&
              !order.cancelled && (
                <Button look="primary" shortcut="N" onClick={() => setStarting(true)}>
                  {t('start.action')}
                </Button>
              )
            }
          >
            {t('start.none', { kind: name })}
          </Empty>
        </section>
        <div className="stack">
          {complete.error != null && <Note tone="out">{sentence(complete.error)}</Note>}
          {order.cancelled && <Note tone="lim">{t('cancelled')}</Note>}
          <Below order={order} component={component} />
        </div>
      </div>
      {starting && (
        <StartDialog
          orderId={order.orderId}
          component={component}
          close={() => setStarting(false)}
          started={(id) => go(component.id, id)}
        />
      )}
    </Page>
  );
}

/** Whose engine it is, and the way to its order. */
export function Who({ order }: { order: Diagnosis }) {
  const t = diagnostics.use();
  return (
    <>
      <Link className="lnk" to="/ordens/$id" params={{ id: order.orderId }}>
        {t('toOrder')}
      </Link>
      <span>
        <span className="mut">{t('engine')}</span> <b>{order.model}</b>
      </span>
      <span className="hide-sm">
        <span className="mut">{t('customer')}</span> <b>{order.customer}</b>
      </span>
      {order.diagnosis && <Chip tone="ok">{t('complete')}</Chip>}
    </>
  );
}
