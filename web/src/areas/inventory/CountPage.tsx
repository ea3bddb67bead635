import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import { everyPage } from '~/api/usePages';
import { Page } from '~/app/Page';
import { day, dayOf } from '~/format/date';
import { ActDialog } from '~/forms/ActDialog';
import type { Sending } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { Note } from '~/ui/Note';
import { Loaded } from '~/ui/States';
import { CountResult } from './CountResult';
import { CountSheet } from './CountSheet';
import { countTones } from './CountsPage';
import { progressOf } from './counting';
import './inventory.css';
import { inventory } from './messages';

/** The sheet knows codes only. */
function useNames() {
  const names = useQuery({
    queryKey: ['part-names'],
    queryFn: async () => {
      const parts = await everyPage((after, limit) => api.GET('/api/v1/inventory/parts', { params: { query: { after, limit } } }));
      return new Map(parts.map((part) => [part.sku, part.name]));
    },
    staleTime: 5 * 60_000,
  });
  return names.data ?? new Map<string, string>();
}

/** One count: at the shelves, in review, or done. */
export function CountPage() {
  const t = inventory.use();
  const { id } = useParams({ from: '/shell/estoque/contagens/$id' });
  const names = useNames();
  const { can } = useMe();
  const path = { params: { path: { id } } };
  const count = $api.useQuery('get', '/api/v1/inventory/counts/{id}', path, { refetchInterval: 15_000 });
  const [asking, setAsking] = useState<'close' | 'approve' | 'cancel'>();
  const status = count.data?.status;
  const complete = count.data && progressOf(count.data.lines).done === count.data.lines.length;
  const acts = {
    close: {
      title: t('closeCount'),
      text: t('closeText'),
      send: (_: string, sending: Sending) => api.POST('/api/v1/inventory/counts/{id}/close', { ...path, ...sending }),
    },
    approve: {
      title: t('approve'),
      text: t('approveText'),
      send: (_: string, sending: Sending) => api.POST('/api/v1/inventory/counts/{id}/approve', { ...path, ...sending }),
    },
    cancel: {
      title: t('cancelCount'),
      text: t('cancelText'),
      send: (_: string, sending: Sending) => api.POST('/api/v1/inventory/counts/{id}/cancel', { ...path, ...sending }),
    },
  };
  const act = asking && acts[asking];
  const buttons = (
    <>
      {can('inventory.count') && (status === 'Counting' || status === 'InReview') && (
        <Button look="danger" onClick={() => setAsking('cancel')}>
          {t('cancelCount')}
        </Button>
      )}
      {can('inventory.count') && status === 'Counting' && (
        <Button look="primary" disabled={!complete} onClick={() => setAsking('close')}>
          {t('closeCount')}
        </Button>
      )}
      {can('inventory.approve') && status === 'InReview' && (
        <Button look="primary" onClick={() => setAsking('approve')}>
          {t('approve')}
        </Button>
      )}
    </>
  );
  return (
    <Page
      title={count.data ? t('countOf', { day: day(dayOf(count.data.openedAt)) }) : t('counts')}
      sub={status && <Chip tone={countTones[status]}>{t(`countStates.${status}`)}</Chip>}
      up={{ to: '/estoque/contagens', label: t('counts') }}
      actions={<div className="row hide-sm">{buttons}</div>}
    >
      <Loaded query={count}>
        {(one) => (
          <div className="stack">
            <div className="row w only-sm">{buttons}</div>
            {one.status === 'InReview' && <Note tone="lim">{t('ownReview')}</Note>}
            {one.status === 'Counting' ? (
              <CountSheet count={one} names={names} canCount={can('inventory.count')} />
            ) : (
              <CountResult count={one} names={names} />
            )}
          </div>
        )}
      </Loaded>
      {act && (
        <ActDialog title={act.title} label={act.title} send={act.send} close={() => setAsking(undefined)}>
          {act.text}
        </ActDialog>
      )}
    </Page>
  );
}
