import { useState } from 'react';
import { api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { CsvButton } from '~/ui/CsvButton';
import { PagedTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { InvoiceView, useInvoiceColumns } from './InvoiceView';
import { purchasing } from './messages';
import { type Invoice, PurchasingTabs } from './shared';

const states = ['Divergent', 'Matched', 'Resolved', 'Discarded'] as const;

/** The suppliers' invoices, and those that do not agree. */
export function SupplierInvoicesPage() {
  const t = purchasing.use();
  const { filters, set, isFiltered, clear } = useFilters<{ situacao?: Invoice['status'] }>();
  const [seeing, setSeeing] = useState<Invoice>();
  const load: LoadPage<Invoice> = (after, limit) =>
    api.GET('/api/v1/purchasing/invoices', { params: { query: { status: filters.situacao, after, limit } } });
  const columns = useInvoiceColumns(false);
  return (
    <Page
      title={t('invoices')}
      bar={
        <>
          <PurchasingTabs />
          <div className="bar">
            <ChoiceChip
              label={t('state')}
              any={t('any')}
              value={filters.situacao}
              options={states.map((value) => ({ value, label: t(`invoiceStates.${value}`) }))}
              onChange={(situacao) => set({ situacao })}
            />
            <span className="sp" />
            <CsvButton name={t('invoices')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('invoices')}
          query={usePages(['supplier-invoices', filters.situacao], load)}
          columns={columns}
          rowKey={(row) => row.id}
          onOpen={setSeeing}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('emptyInvoices')}
            </Nothing>
          }
        />
      </Panel>
      {seeing && <InvoiceView fromList invoice={seeing} close={() => setSeeing(undefined)} />}
    </Page>
  );
}
