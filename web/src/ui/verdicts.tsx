import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import type { Schemas } from '~/api/generated';
import { catalogue } from '~/i18n/catalogue';
import { Chip, type IconType } from './Chip';
import type { Tone } from './StageMark';

export type Verdict = Schemas['orders']['NullableOfVerdict'] & string;

/** What measuring said, as section 6 of the design shows it; without a specification nothing is ever green. */
export const verdicts: Record<Verdict, { tone: Tone; icon: IconType; dash?: boolean }> = {
  Ok: { tone: 'ok', icon: IconCircleCheck },
  AtLimit: { tone: 'lim', icon: IconAlertTriangle },
  Out: { tone: 'out', icon: IconAlertOctagon },
  NoSpec: { tone: 'non', icon: IconHelpCircle, dash: true },
};

export const verdictWords = catalogue(
  'verdicts',
  { Ok: 'OK', AtLimit: 'No limite', Out: 'Fora', NoSpec: 'Sem espec.' },
  { Ok: 'OK', AtLimit: 'At limit', Out: 'Out', NoSpec: 'No spec.' },
);

export function VerdictChip({ verdict }: { verdict: Verdict }) {
  const t = verdictWords.use();
  const { tone, icon, dash } = verdicts[verdict];
  return (
    <Chip tone={tone} icon={icon} dash={dash}>
      {t(verdict)}
    </Chip>
  );
}
