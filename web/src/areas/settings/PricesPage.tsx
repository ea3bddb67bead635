import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day } from '~/format/date';
import { unitPrice } from '~/format/number';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { PriceDialog, type Priced } from './PriceDialog';
import { SettingsTabs } from './SettingsTabs';
import { shop } from './shopMessages';

function useColumns(): Column<Priced>[] {
  const t = shop.use();
  const { today } = useMe();
  const valid = (row: Priced) => row.prices.filter((one) => one.from <= today).sort((a, b) => b.from.localeCompare(a.from))[0];
  const next = (row: Priced) => row.prices.filter((one) => one.from > today).sort((a, b) => a.from.localeCompare(b.from))[0];
  return [
    {
      head: t('prices.description'),
      phone: 'title',
      cell: (row) => row.description,
      csv: { head: t('prices.description'), value: (row) => row.description },
    },
    {
      head: t('code'),
      phone: 'detail',
      cell: (row) => <span className="m">{row.code}</span>,
      csv: { head: t('code'), value: (row) => row.code },
    },
    {
      head: t('prices.kind'),
      cell: (row) => <span className="mut">{t(`prices.kinds.${row.kind}`)}</span>,
      csv: { head: t('prices.kind'), value: (row) => t(`prices.kinds.${row.kind}`) },
    },
    {
      head: t('prices.price'),
      number: true,
      phone: 'value',
      cell: (row) => (row.price === null ? <span className="mut">{t('prices.none')}</span> : <b>{unitPrice(row.price)}</b>),
      csv: { head: t('prices.price'), value: (row) => row.price },
    },
    {
      head: t('prices.from'),
      cell: (row) => <span className="m mut">{day(valid(row)?.from ?? today)}</span>,
      csv: { head: t('prices.from'), value: (row) => valid(row)?.from },
    },
    {
      head: t('prices.later'),
      phone: 'state',
      cell: (row) => {
        const later = next(row);
        return later && `${unitPrice(later.price)} · ${day(later.from)}`;
      },
    },
  ];
}

/** What the shop asks for a service or a part. */
export function PricesPage() {
  const t = shop.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<{ busca?: string }>();
  const [pricing, setPricing] = useState<Priced | 'new' | null>(null);
  const load: LoadPage<Priced> = (after, limit) =>
    api.GET('/api/v1/budgets/catalogue', { params: { query: { search: filters.busca, after, limit } } });
  const columns = useColumns();
  const writes = can('budgets.write');
  return (
    <Page
      title={t('prices.title')}
      up={{ to: '/ajustes', label: t('settings') }}
      actions={
        <Actions
          actions={[writes && { label: t('prices.new'), icon: IconPlus, primary: true, shortcut: 'N', run: () => setPricing('new') }]}
        />
      }
      bar={
        <>
          <SettingsTabs />
          <div className="bar">
            <FilterBox label={t('prices.search')} value={filters.busca} onChange={(busca) => set({ busca })} />
            <span className="sp" />
            <CsvButton name={t('prices.title')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('prices.title')}
          query={usePages(['catalogue', filters.busca], load)}
          columns={columns}
          rowKey={(row) => row.code}
          onOpen={writes ? setPricing : undefined}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('prices.empty')}
            </Nothing>
          }
        />
      </Panel>
      {pricing && <PriceDialog item={pricing === 'new' ? undefined : pricing} close={() => setPricing(null)} />}
    </Page>
  );
}
