import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { FilterBox } from '~/ui/FilterBox';
import { common } from '~/ui/messages';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { issuing } from './issueMessages';
import { ProductDialog } from './ProductDialog';
import { FiscalTabs } from './shared';

export type Product = Schemas['fiscal']['ListProductsItem'];

/** How the parts are classified on notes. */
export function ProductsPage() {
  const t = issuing.use();
  const c = common.use();
  const { can } = useMe();
  const { filters, set, isFiltered, clear } = useFilters<{ busca?: string }>();
  const [editing, setEditing] = useState<Product | 'new' | null>(null);
  const load: LoadPage<Product> = (after, limit) =>
    api.GET('/api/v1/fiscal/products', { params: { query: { search: filters.busca, after, limit } } });
  const issue = can('fiscal.issue');
  const code = (value: string | null | undefined) => (value ? <span className="m">{value}</span> : <span className="mut">—</span>);
  const columns: Column<Product>[] = [
    { head: t('products.sku'), phone: 'title', cell: (row) => code(row.sku), csv: { head: t('products.sku'), value: (row) => row.sku } },
    { head: 'NCM', phone: 'value', cell: (row) => code(row.facts.ncm), csv: { head: 'NCM', value: (row) => row.facts.ncm } },
    {
      head: t('products.unit'),
      phone: 'detail',
      cell: (row) => row.facts.unit,
      csv: { head: t('products.unit'), value: (row) => row.facts.unit },
    },
    {
      head: t('products.origin'),
      cell: (row) => code(String(row.facts.origin)),
      csv: { head: t('products.origin'), value: (row) => row.facts.origin },
    },
    { head: t('products.cest'), cell: (row) => code(row.facts.cest), csv: { head: t('products.cest'), value: (row) => row.facts.cest } },
    { head: t('products.paidShort'), phone: 'state', cell: (row) => (row.facts.substitutionPaid ? c('yes') : null) },
  ];
  return (
    <Page
      title={t('products.title')}
      sub={t('products.sub')}
      actions={
        issue && (
          <Button look="primary" icon={IconPlus} shortcut="N" data-new onClick={() => setEditing('new')}>
            {t('products.new')}
          </Button>
        )
      }
      bar={
        <>
          <FiscalTabs />
          <div className="bar">
            <FilterBox label={t('products.search')} value={filters.busca} onChange={(busca) => set({ busca })} />
            <span className="sp" />
            <CsvButton name={t('products.title')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('products.title')}
          query={usePages(['products', filters.busca], load)}
          columns={columns}
          rowKey={(row) => row.sku}
          onOpen={issue ? setEditing : undefined}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('products.empty')}
            </Nothing>
          }
        />
      </Panel>
      {editing && <ProductDialog product={editing === 'new' ? undefined : editing} close={() => setEditing(null)} />}
    </Page>
  );
}
