import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { diagnostics } from '~/areas/diagnostics/messages';
import { day } from '~/format/date';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { RepairRules } from './RepairRules';
import { SettingsTabs } from './SettingsTabs';
import { SpecificationDialog } from './SpecificationDialog';
import { SpecificationView } from './SpecificationView';
import { shop } from './shopMessages';
import './shop.css';

type Specification = Schemas['diagnostics']['ListSpecificationsItem'];

/** What engines measure when new, and until when they may be used. */
export function SpecificationsPage() {
  const t = shop.use();
  const d = diagnostics.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<{ modelo?: string }>();
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Specification | null>(null);
  const load: LoadPage<Specification> = (after, limit) =>
    api.GET('/api/v1/diagnostics/specifications', { params: { query: { model: filters.modelo, after, limit } } });
  const columns: Column<Specification>[] = [
    { head: t('specifications.model'), phone: 'title', cell: (row) => row.model },
    { head: t('specifications.version'), number: true, phone: 'value', cell: (row) => row.version },
    { head: t('specifications.from'), cell: (row) => <span className="m">{day(row.effectiveFrom)}</span> },
    { head: t('specifications.source'), phone: 'detail', cell: (row) => <span className="mut">{row.source}</span> },
    {
      head: t('specifications.features'),
      cell: (row) => <span className="mut">{row.features.map((one) => d(`features.${one.feature}`)).join(', ')}</span>,
    },
  ];
  return (
    <Page
      title={t('specifications.title')}
      up={{ to: '/ajustes', label: t('settings') }}
      actions={
        <Actions
          actions={[
            can('diagnostics.specify') && {
              label: t('specifications.new'),
              icon: IconPlus,
              primary: true,
              shortcut: 'N',
              run: () => setAdding(true),
            },
          ]}
        />
      }
      bar={
        <>
          <SettingsTabs />
          <div className="bar">
            <FilterBox label={t('specifications.search')} value={filters.modelo} onChange={(modelo) => set({ modelo })} />
          </div>
        </>
      }
    >
      <div className="stack">
        <Panel>
          <PagedTable
            label={t('specifications.title')}
            query={usePages(['specifications', filters.modelo], load)}
            columns={columns}
            rowKey={(row) => row.id}
            onOpen={setShown}
            empty={
              <Nothing isFiltered={isFiltered} clear={clear}>
                {t('specifications.empty')}
              </Nothing>
            }
          />
        </Panel>
        <RepairRules />
      </div>
      {adding && <SpecificationDialog close={() => setAdding(false)} />}
      {shown && <SpecificationView of={shown} close={() => setShown(null)} />}
    </Page>
  );
}
