import type { Schemas } from '~/api/generated';
import { Chip } from '~/ui/Chip';
import type { Tone } from '~/ui/StageMark';
import { inventory } from './messages';

type Status = Schemas['inventory']['ListReservationsItem']['status'];

const tones: Record<Status, Tone> = { Active: 'ok', Partial: 'lim', Consumed: 'non', Released: 'non', Expired: 'out' };

export function ReservationChip({ status }: { status: Status }) {
  const t = inventory.use();
  return <Chip tone={tones[status]}>{t(`reservationStates.${status}`)}</Chip>;
}
