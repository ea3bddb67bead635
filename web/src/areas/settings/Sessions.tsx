import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { instant } from '~/format/date';
import { ActDialog } from '~/forms/ActDialog';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, PagedTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { settings } from './messages';

type Session = Schemas['auth']['ListSessionsItem'];

/** Where one is signed in. */
export function Sessions() {
  const t = settings.use();
  const [ending, setEnding] = useState<Session>();
  const load: LoadPage<Session> = (after, limit) => api.GET('/api/v1/auth/sessions', { params: { query: { after, limit } } });
  const columns: Column<Session>[] = [
    { head: t('session.agent'), phone: 'title', cell: (row) => <span className="agent">{row.agent || '—'}</span> },
    { head: t('session.address'), phone: 'detail', cell: (row) => <span className="m">{row.address}</span> },
    { head: t('session.started'), cell: (row) => instant(row.startedAt) },
    { head: t('session.used'), cell: (row) => instant(row.usedAt) },
    {
      head: '',
      phone: 'state',
      cell: (row) =>
        row.current ? (
          <Chip tone="ok">{t('session.current')}</Chip>
        ) : (
          <Button small look="danger" onClick={() => setEnding(row)}>
            {t('session.end')}
          </Button>
        ),
    },
  ];
  return (
    <Panel title={t('session.title')}>
      <PagedTable
        label={t('session.title')}
        query={usePages(['sessions'], load)}
        columns={columns}
        rowKey={(row) => row.id}
        empty={t('session.none')}
      />
      {ending && (
        <ActDialog
          title={t('session.end')}
          label={t('session.end')}
          send={(_, sending) => api.DELETE('/api/v1/auth/sessions/{id}', { params: { path: { id: ending.id } }, ...sending })}
          close={() => setEnding(undefined)}
        >
          {t('session.endHelp')}
        </ActDialog>
      )}
    </Panel>
  );
}
