import { useLocalStorage } from '@mantine/hooks';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { daysBetween } from '~/format/date';
import { useMe } from '~/session/me';

export type Instrument = Schemas['diagnostics']['ListInstrumentsItem'];

export type Bench = {
  all: Instrument[];
  chosen: Instrument[];
  choose: (codes: string[]) => void;
  /** Why an instrument past its calibration is used all the same. */
  reason: string;
  setReason: (reason: string) => void;
};

/** What the technician measures a kind of component with, remembered on this machine; at first whatever is calibrated. */
export function useBench(kind: string): Bench {
  const { organization } = useMe();
  const instruments = $api.useQuery('get', '/api/v1/diagnostics/instruments', { params: { query: { limit: 200 } } });
  const [codes, choose] = useLocalStorage<string[] | null>({
    key: `biela.bench.${organization.id}.${kind}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const [reason, setReason] = useLocalStorage({
    key: `biela.bench.${organization.id}.reason`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const all = [...(instruments.data?.items ?? [])].sort((a, b) => a.code.localeCompare(b.code));
  const chosen = codes ? codes.flatMap((code) => all.find((one) => one.code === code) ?? []) : all.filter((one) => one.calibrated);
  return { all, chosen, choose, reason, setReason };
}

/** How many days the calibration still holds; negative once it has ended. */
export const daysLeft = (today: string, instrument: Instrument) => daysBetween(today, instrument.nextCalibrationOn);
