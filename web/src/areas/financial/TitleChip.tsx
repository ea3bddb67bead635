import type { Schemas } from '~/api/generated';
import { Chip } from '~/ui/Chip';
import type { Tone } from '~/ui/StageMark';
import { titleStates } from './titleStates';

export type TitleStatus = Schemas['financial']['TitleStatus'];

const tones: Record<TitleStatus, Tone> = {
  Open: 'non',
  Partial: 'blu',
  Settled: 'ok',
  Overdue: 'out',
  Renegotiated: 'vio',
  Cancelled: 'non',
};

export function TitleChip({ status }: { status: TitleStatus }) {
  const word = titleStates.use()(status);
  return <Chip tone={tones[status]}>{status === 'Cancelled' ? <s>{word}</s> : word}</Chip>;
}
