import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { memo } from 'react';
import { Button } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { Drawing } from './Drawing';
import { diagnostics } from './messages';
import { worstReading } from './metrology/drawn';
import { type FeatureKind, shapeOf } from './metrology/features';
import type { Evaluation, Reading } from './metrology/metrology';
import { type FinishedLimit, type Specification, specOf } from './metrology/specification';
import { positionName } from './names';

export type Place = { feature: FeatureKind; position: number };

type DrawingProps = {
  judged: Evaluation;
  readings: Reading[];
  specification: Specification | null;
  finished: FinishedLimit[];
  place: Place;
  go: (place: Place) => void;
  positions: number;
};

/** The drawing of one position, and the way to its neighbours. */
export const DrawingPanel = memo(function DrawingPanel({ judged, readings, specification, finished, place, go, positions }: DrawingProps) {
  const t = diagnostics.use();
  const result = judged.features.find((one) => one.feature === place.feature && one.position === place.position);
  if (shapeOf(place.feature) === 'single') return null;
  const mine = readings.filter((one) => one.feature === place.feature && one.position === place.position);
  const limit = finished.find((one) => one.feature === place.feature) ?? null;
  const worst = worstReading(mine, shapeOf(place.feature) === 'inner', limit);
  return (
    <Panel
      title={positions > 1 ? positionName(t, place.feature, place.position) : t(`features.${place.feature}`)}
      sub={worst?.level && t('worst', { level: worst.level, direction: worst.direction ?? '' })}
      actions={
        positions > 1 && (
          <>
            <Button
              small
              look="ghost"
              icon={IconChevronLeft}
              aria-label={t('previous')}
              disabled={place.position <= 1}
              onClick={() => go({ ...place, position: place.position - 1 })}
            />
            <Button
              small
              look="ghost"
              icon={IconChevronRight}
              aria-label={t('following')}
              disabled={place.position >= positions}
              onClick={() => go({ ...place, position: place.position + 1 })}
            />
          </>
        )
      }
    >
      <div className="dwp">
        {result ? (
          <Drawing result={result} readings={readings} spec={specOf(specification, place.feature)} finished={limit} />
        ) : (
          <p className="empty">{t('drawing.nothing')}</p>
        )}
      </div>
    </Panel>
  );
});
