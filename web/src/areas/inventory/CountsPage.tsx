import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { instant } from '~/format/date';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, PagedTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import type { Tone } from '~/ui/StageMark';
import { CountDialog } from './CountDialog';
import { InventoryTabs } from './InventoryTabs';
import { inventory } from './messages';

type Item = Schemas['inventory']['ListCountsItem'];

export const countTones: Record<Item['status'], Tone> = { Counting: 'blu', InReview: 'lim', Adjusted: 'ok', Cancelled: 'non' };

/** The counts of the stock. */
export function CountsPage() {
  const t = inventory.use();
  const { can } = useMe();
  const [opening, setOpening] = useState(false);
  const load: LoadPage<Item> = (after, limit) => api.GET('/api/v1/inventory/counts', { params: { query: { after, limit } } });
  const columns: Column<Item>[] = [
    { head: t('opened'), cell: (row) => <span className="m">{instant(row.openedAt)}</span>, phone: 'title' },
    { head: t('openedBy'), cell: (row) => row.openedBy, phone: 'detail' },
    { head: t('closedBy'), cell: (row) => row.closedBy ?? <span className="mut">—</span> },
    { head: t('approvedBy'), cell: (row) => row.approvedBy ?? <span className="mut">—</span> },
    { head: t('state'), cell: (row) => <Chip tone={countTones[row.status]}>{t(`countStates.${row.status}`)}</Chip>, phone: 'state' },
  ];
  return (
    <Page
      title={t('counts')}
      actions={
        can('inventory.count') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setOpening(true)}>
            {t('newCount')}
          </Button>
        )
      }
      bar={<InventoryTabs />}
    >
      <Panel>
        <PagedTable
          label={t('counts')}
          query={usePages(['counts'], load)}
          columns={columns}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/estoque/contagens/$id', params: { id: row.id } })}
          empty={t('emptyCounts')}
        />
      </Panel>
      {opening && <CountDialog close={() => setOpening(false)} />}
    </Page>
  );
}
