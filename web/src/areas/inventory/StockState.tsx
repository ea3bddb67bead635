import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import type { Schemas } from '~/api/generated';
import { Chip } from '~/ui/Chip';
import type { Tone } from '~/ui/StageMark';
import { ToleranceRule } from '~/ui/ToleranceRule';
import { inventory } from './messages';

export type Part = Schemas['inventory']['ShowPartResponse'];

/** Whether there is enough of a part, as the list of what to buy sees it: available at or below the minimum is not. */
export function stockOf({ available, reorderPoint }: Pick<Part, 'available' | 'reorderPoint'>): 'enough' | 'low' | 'none' {
  if (available <= 0) return 'none';
  return reorderPoint !== null && available <= reorderPoint ? 'low' : 'enough';
}

const tones = { enough: 'ok', low: 'lim', none: 'out' } as const satisfies Record<string, Tone>;

export function StockChip({ part }: { part: Part }) {
  const t = inventory.use();
  const state = stockOf(part);
  if (state === 'enough') return <Chip tone="ok">{t('inStock')}</Chip>;
  if (state === 'none' && part.onHand > 0) return <Chip tone="lim">{t('allReserved')}</Chip>;
  if (state === 'none')
    return part.reorderPoint === null ? (
      <Chip tone="non">{t('none')}</Chip>
    ) : (
      <Chip tone="out" icon={IconAlertOctagon}>
        {t('none')}
      </Chip>
    );
  return (
    <Chip tone="lim" icon={IconAlertTriangle}>
      {t('low')}
    </Chip>
  );
}

/** What is available against the minimum: a floor, so the needle goes right as the shelf empties. */
export function StockRule({ part }: { part: Part }) {
  if (part.reorderPoint === null) return null;
  const available = Math.max(part.available, 0.0001);
  return <ToleranceRule value={part.reorderPoint} limit={available} newMax={available / 2} tone={tones[stockOf(part)]} />;
}
