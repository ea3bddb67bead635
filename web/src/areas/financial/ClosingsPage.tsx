import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { day, instant } from '~/format/date';
import { amount } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, PagedTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { CloseDayDialog } from './CloseDayDialog';
import { financial } from './messages';
import { Periods } from './Periods';
import { FinancialTabs } from './shared';

type Item = Schemas['consolidated']['ListClosingsItem'];

export function StaleChip({ stale }: { stale: boolean }) {
  const t = financial.use();
  if (stale) return <Chip tone="vio">{t('dayStates.stale')}</Chip>;
  return (
    <Chip tone="ok" icon={IconLock}>
      {t('dayStates.closed')}
    </Chip>
  );
}

/** Days and months that are closed. */
export function ClosingsPage() {
  const t = financial.use();
  const { can } = useMe();
  const [closing, setClosing] = useState(false);
  return (
    <Page
      title={t('closings')}
      actions={
        can('consolidated.write') && (
          <Button look="primary" icon={IconLock} shortcut="N" onClick={() => setClosing(true)}>
            {t('closeDay')}
          </Button>
        )
      }
      bar={<FinancialTabs />}
    >
      <div className="side-by">
        {can('consolidated.read') && <Days />}
        {can('financial.read') && <Periods />}
      </div>
      {closing && <CloseDayDialog close={() => setClosing(false)} />}
    </Page>
  );
}

function Days() {
  const t = financial.use();
  const load: LoadPage<Item> = (after, limit) => api.GET('/api/v1/consolidated/closings', { params: { query: { after, limit } } });
  const columns: Column<Item>[] = [
    { head: t('day'), phone: 'title', cell: (row) => <span className="m">{day(row.day)}</span> },
    { head: t('printedAt'), phone: 'detail', cell: (row) => <span className="m">{instant(row.printedAt)}</span> },
    { head: t('by'), cell: (row) => row.printedBy },
    { head: t('state'), phone: 'state', cell: (row) => <StaleChip stale={row.stale} /> },
    { head: t('closedBalance'), number: true, phone: 'value', cell: (row) => <b>{amount(row.closing)}</b> },
  ];
  return (
    <Panel title={t('dailyClosings')}>
      <PagedTable
        label={t('dailyClosings')}
        query={usePages(['closings'], load)}
        columns={columns}
        rowKey={(row) => row.id}
        open={(row) => ({ to: '/financeiro/fechamentos/$id', params: { id: row.id } })}
        empty={t('emptyClosings')}
      />
    </Panel>
  );
}
