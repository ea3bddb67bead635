import { IconFlagCheck } from '@tabler/icons-react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { queries } from '~/api/queries';
import { useSubmit } from '~/forms/useSubmit';
import { useMe } from '~/session/me';
import type { Action } from '~/ui/Actions';
import { diagnostics } from './messages';

type Diagnosis = Schemas['diagnostics']['ShowDiagnosisResponse'];

/** Says what the engine needs, once nothing that was begun is open any more; and why it could not be said. */
export function useComplete(order: Diagnosis): { action: Action | null; error: unknown } {
  const t = diagnostics.use();
  const { can } = useMe();
  const complete = useSubmit(
    (orderId: string, sending) => api.POST('/api/v1/diagnostics/orders/{orderId}/complete', { params: { path: { orderId } }, ...sending }),
    { done: () => queries.invalidateQueries() },
  );
  const incoming = order.components.map((one) => one.inspections.filter((inspection) => inspection.phase === 'Incoming').at(-1));
  const measured = incoming.filter((one) => one !== undefined);
  if (!can('diagnostics.write') || order.cancelled || measured.length === 0) return { action: null, error: null };
  const open = measured.some((one) => one.status !== 'Closed');
  const action = {
    label: t(order.diagnosis ? 'finish.again' : 'finish.action'),
    icon: IconFlagCheck,
    primary: !open && !order.diagnosis,
    disabled: open,
    title: open ? t('finish.hint') : undefined,
    busy: complete.isPending,
    run: () => complete.mutate(order.orderId),
  };
  return { action, error: complete.error };
}
