import type { Schemas } from '~/api/generated';
import { catalogue } from '~/i18n/catalogue';
import { StageMark, type Tone } from './StageMark';

export type OrderStatus = Schemas['orders']['OrderStatus'];

/** How far the crank has turned at each stage of an order, and the colour of what it means (section 6 of the design). */
export const stages: Record<OrderStatus, { turn: number; tone: Tone }> = {
  Open: { turn: 0.06, tone: 'non' },
  InDiagnosis: { turn: 0.16, tone: 'tea' },
  AwaitingBudget: { turn: 0.26, tone: 'tea' },
  AwaitingApproval: { turn: 0.36, tone: 'lim' },
  Approved: { turn: 0.44, tone: 'blu' },
  AwaitingParts: { turn: 0.52, tone: 'lim' },
  InProduction: { turn: 0.62, tone: 'blu' },
  InQuality: { turn: 0.78, tone: 'vio' },
  Completed: { turn: 0.9, tone: 'ok' },
  Delivered: { turn: 1, tone: 'ok' },
  Refused: { turn: 0.36, tone: 'out' },
  Cancelled: { turn: 0, tone: 'non' },
};

export const allStages = Object.keys(stages) as OrderStatus[];

export const stageWords = catalogue(
  'stages',
  {
    Open: 'Aberta',
    InDiagnosis: 'Em diagnóstico',
    AwaitingBudget: 'Aguardando orçamento',
    AwaitingApproval: 'Aguardando aprovação',
    Approved: 'Aprovada',
    AwaitingParts: 'Aguardando peças',
    InProduction: 'Em produção',
    InQuality: 'Em qualidade',
    Completed: 'Concluída',
    Delivered: 'Entregue',
    Refused: 'Recusada',
    Cancelled: 'Cancelada',
  },
  {
    Open: 'Open',
    InDiagnosis: 'In diagnosis',
    AwaitingBudget: 'Awaiting quote',
    AwaitingApproval: 'Awaiting approval',
    Approved: 'Approved',
    AwaitingParts: 'Awaiting parts',
    InProduction: 'In production',
    InQuality: 'In quality control',
    Completed: 'Completed',
    Delivered: 'Delivered',
    Refused: 'Refused',
    Cancelled: 'Cancelled',
  },
);

/** The stage of an order: its mark and its word. */
export function Stage({ status }: { status: OrderStatus }) {
  const t = stageWords.use();
  return (
    <span className="st">
      <StageMark {...stages[status]} />
      {t(status)}
    </span>
  );
}
