import type { UseFormReturnType } from '@mantine/form';
import type { Schemas } from '~/api/generated';
import type { ComponentKind } from '~/ui/Glyph';

export type IntakeComponent = { key: string; kind: ComponentKind; label: string; condition: string };

/** What is written down while an engine is checked in. */
export type Intake = {
  customerId: string;
  engine: { model: string; cylinders: number | null; mains: number | null; pins: number | null; serial: string; plate: string };
  components: IntakeComponent[];
  priority: number;
  promisedOn: string | null;
  complaint: string;
};

export type IntakeForm = UseFormReturnType<Intake>;

/** Photos by the key of their component; they are sent once the order exists. */
export type Photos = Record<string, File[]>;

export const component = (kind: ComponentKind): IntakeComponent => ({ key: crypto.randomUUID(), kind, label: '', condition: '' });

/** What nearly every engine comes apart into, and the assembly at the end. */
const usual: ComponentKind[] = ['BLOCO', 'VIRABREQUIM', 'BIELA', 'CABECOTE', 'MONTAGEM'];

export const blank = (): Intake => ({
  customerId: '',
  engine: { model: '', cylinders: 4, mains: 5, pins: 4, serial: '', plate: '' },
  components: usual.map(component),
  priority: 3,
  promisedOn: null,
  complaint: '',
});

/** As the API takes it: empty texts are absent, and components have no keys of ours. */
export function requestOf({ components, engine, ...rest }: Intake): Schemas['orders']['OpenOrderRequest'] {
  return {
    ...rest,
    complaint: rest.complaint?.trim() || null,
    engine: {
      model: engine.model,
      cylinders: engine.cylinders as number,
      mains: engine.mains as number,
      pins: engine.pins as number,
      serial: engine.serial || null,
      ...(engine.plate ? { plate: engine.plate } : {}),
    },
    components: components.map(({ kind, label, condition }) => ({ kind, label: label || null, condition: condition || null })),
  };
}

export const steps = ['customer', 'engine', 'components', 'summary'] as const;

export type StepName = (typeof steps)[number];

/** Which step a field stands in, by its path. */
export function stepOf(path: string): StepName {
  if (path === 'customerId') return 'customer';
  if (path.startsWith('engine') || path === 'complaint') return 'engine';
  return path.startsWith('components') ? 'components' : 'summary';
}
