import { startTransition, useMemo, useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { useAutosave } from '~/forms/useAutosave';
import { instrumentFor } from './instruments';
import { keyOf, type Spot } from './metrology/features';
import type { Reading } from './metrology/metrology';
import { inMillimetres, type Scaled, scaled } from './metrology/specification';
import type { Bench } from './useBench';

export type Inspection = Schemas['diagnostics']['ShowInspectionResponse'];

type Taken = Map<string, Reading>;

/** The reading of the moment. */
type Live = { key: string; spot: Spot; value: Scaled | null };

const spotOf = (one: Inspection['readings'][number]): Spot => ({
  feature: one.feature,
  position: one.position,
  level: one.level ?? null,
  direction: one.direction ?? null,
  probe: one.probe,
});

const takenOf = (inspection: Inspection): Taken =>
  new Map(inspection.readings.map((one) => [keyOf(spotOf(one)), { ...spotOf(one), value: scaled(one.value) }]));

/** The readings of an open inspection while they are typed: what stands in the grid, with the reading of the moment over it. */
export function useReadings(inspection: Inspection, bench: Bench) {
  const autosave = useAutosave<Inspection, Taken>({
    id: `readings-${inspection.id}`,
    server: inspection,
    queryKey: $api.queryOptions('get', '/api/v1/diagnostics/inspections/{id}', at(inspection.id)).queryKey,
    revisionOf: (one) => one.version,
    draftOf: takenOf,
    send: (base, readings, key) => send(base, readings, bench, key),
    rest: 600,
    conditions: `${bench.chosen.map((one) => one.code).join(' ')}|${bench.reason}`,
  });
  const { draft: taken } = autosave;
  const [live, setLive] = useState<Live | null>(null);

  function commit(spot: Spot, value: Scaled | null) {
    setLive(null);
    const key = keyOf(spot);
    autosave.change((before) => {
      if ((before.get(key)?.value ?? null) === value) return before;
      const next = new Map(before);
      if (value === null) next.delete(key);
      else next.set(key, { ...spot, value });
      return next;
    });
  }

  return {
    ...autosave,
    readings: useMemo(() => overlaid(taken, live), [taken, live]),
    valueOf: (spot: Spot) => taken.get(keyOf(spot))?.value ?? null,
    // What is computed of it may follow a moment later.
    preview: (spot: Spot, value: Scaled | null) => startTransition(() => setLive({ key: keyOf(spot), spot, value })),
    commit,
  };
}

export type Readings = ReturnType<typeof useReadings>;

const at = (id: string) => ({ params: { path: { id } } });

function overlaid(taken: Taken, live: Live | null): Reading[] {
  if (!live) return [...taken.values()];
  const others = [...taken].filter(([key]) => key !== live.key).map(([, reading]) => reading);
  return live.value === null ? others : [...others, { ...live.spot, value: live.value }];
}

/** What was read before keeps its instrument; the rest was taken with those chosen now. */
async function send(inspection: Inspection, taken: Taken, { chosen: instruments, reason }: Bench, key: string): Promise<Inspection> {
  const before = new Map(inspection.readings.map((one) => [`${keyOf(spotOf(one))} ${scaled(one.value)}`, one.instrument]));
  const readings = [...taken].map(([place, { value, ...spot }]) => ({
    ...spot,
    value: inMillimetres(value),
    instrument: before.get(`${place} ${value}`) ?? instrumentFor(spot.feature, inMillimetres(value), instruments),
  }));
  const used = readings.flatMap((one) => one.instrument ?? []);
  const { data } = await api.PUT('/api/v1/diagnostics/inspections/{id}/readings', {
    ...at(inspection.id),
    body: {
      instruments: instruments.length > 0 ? instruments.map((one) => one.code) : [...new Set(used)],
      readings,
      overrideReason: reason.trim() || null,
    },
    headers: { 'If-Match': `"${inspection.version}"`, 'Idempotency-Key': key },
  });
  return data as Inspection;
}
