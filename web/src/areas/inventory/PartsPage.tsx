import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { quantity, unitPrice } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { ToggleChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { InventoryTabs } from './InventoryTabs';
import { inventory } from './messages';
import { PartDialog } from './PartDialog';
import { type Part, StockChip, StockRule } from './StockState';

function useColumns(): Column<Part>[] {
  const t = inventory.use();
  const figure = (name: 'onHand' | 'reserved' | 'available', phone?: 'value'): Column<Part> => ({
    head: t(name),
    number: true,
    phone,
    cell: (row) => <span className={name === 'available' ? 'b' : undefined}>{quantity(row[name])}</span>,
    csv: { head: t(name), value: (row) => row[name] },
  });
  return [
    {
      head: t('name'),
      cell: (row) => row.name,
      phone: 'title',
      csv: { head: t('name'), value: (row) => row.name },
    },
    {
      head: t('sku'),
      cell: (row) => <span className="m">{row.sku}</span>,
      phone: 'detail',
      csv: { head: t('sku'), value: (row) => row.sku },
    },
    figure('onHand'),
    figure('reserved'),
    figure('available', 'value'),
    { head: t('unit'), cell: (row) => <span className="mut">{row.unit}</span>, csv: { head: t('unit'), value: (row) => row.unit } },
    {
      head: t('reorderPoint'),
      number: true,
      cell: (row) => (row.reorderPoint === null ? <span className="mut">—</span> : quantity(row.reorderPoint)),
      csv: { head: t('reorderPoint'), value: (row) => row.reorderPoint },
    },
    { head: '', cell: (row) => <StockRule part={row} /> },
    { head: t('state'), cell: (row) => <StockChip part={row} />, phone: 'state' },
    {
      head: t('average'),
      number: true,
      cell: (row) => unitPrice(row.average),
      csv: { head: t('average'), value: (row) => row.average },
    },
  ];
}

/** What is on the shelves. */
export function PartsPage() {
  const t = inventory.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<{ busca?: string; comprar?: string }>();
  const [adding, setAdding] = useState(false);
  const low = filters.comprar ? true : undefined;
  const summary = $api.useQuery('get', '/api/v1/inventory/summary');
  const load: LoadPage<Part> = (after, limit) =>
    api.GET('/api/v1/inventory/parts', { params: { query: { search: filters.busca, low, after, limit } } });
  const columns = useColumns();
  const toBuy = summary.data?.partsLow ?? 0;
  return (
    <Page
      title={t('title')}
      actions={
        can('inventory.write') && (
          <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
            {t('newPart')}
          </Button>
        )
      }
      bar={
        <>
          <InventoryTabs />
          <div className="bar">
            <FilterBox label={t('search')} value={filters.busca} onChange={(busca) => set({ busca })} />
            <ToggleChip icon={IconAlertTriangle} on={!!low} onChange={(on) => set({ comprar: on ? 'sim' : undefined })}>
              {t('onlyLow')}
              {toBuy > 0 && ` ${toBuy}`}
            </ToggleChip>
            <span className="sp" />
            <CsvButton name={t('title')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('title')}
          query={usePages(['parts', filters.busca, low], load)}
          columns={columns}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/estoque/$sku', params: { sku: row.sku } })}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('empty')}
            </Nothing>
          }
        />
      </Panel>
      {adding && <PartDialog close={() => setAdding(false)} />}
    </Page>
  );
}
