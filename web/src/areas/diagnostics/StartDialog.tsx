import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { queries } from '~/api/queries';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import type { ComponentKind } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import { InstrumentChoice } from './Instruments';
import { diagnostics } from './messages';
import { useBench } from './useBench';

type Phase = Schemas['diagnostics']['Phase'];
type Component = Schemas['diagnostics']['ShowDiagnosisComponent'];

const phases: Phase[] = ['Incoming', 'InProcess', 'Final'];

/** Begins to measure a component: when in the job, and with what. */
export function StartDialog({
  orderId,
  component,
  close,
  started,
}: {
  orderId: string;
  component: Component;
  close: () => void;
  started: (inspection: string) => void;
}) {
  const t = diagnostics.use();
  const k = kindWords.use();
  const bench = useBench(component.kind);
  const cameIn = component.inspections.some((one) => one.phase === 'Incoming');
  const start = useApiForm({
    initial: { phase: (cameIn ? 'Final' : 'Incoming') as Phase },
    async send({ phase }, sending) {
      const body = { orderId, componentId: component.id, phase };
      return (await api.POST('/api/v1/diagnostics/inspections', { body, ...sending })).data?.id ?? '';
    },
    async done(id) {
      await queries.invalidateQueries();
      close();
      started(id);
    },
  });
  const { form } = start;
  return (
    <FormDialog title={`${t('start.title')}: ${k(component.kind as ComponentKind)}`} close={close} of={start} label={t('start.action')}>
      <p className="sm mut">{t('start.text')}</p>
      <fieldset className="plainset">
        <legend className="lbl">{t('phase.label')}</legend>
        <span className="pick">
          {phases.map((phase) => (
            <label key={phase}>
              <input
                type="radio"
                name="phase"
                disabled={phase === 'Incoming' && cameIn}
                checked={form.values.phase === phase}
                onChange={() => form.setFieldValue('phase', phase)}
              />
              <span>{t(`phase.${phase}`)}</span>
            </label>
          ))}
        </span>
      </fieldset>
      <InstrumentChoice bench={bench} />
    </FormDialog>
  );
}
