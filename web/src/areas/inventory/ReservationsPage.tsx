import { useState } from 'react';
import { api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { CsvButton } from '~/ui/CsvButton';
import { PagedTable } from '~/ui/DataTable';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { InventoryTabs } from './InventoryTabs';
import { inventory } from './messages';
import { PartField } from './pickers';
import { type Reservation, ReservationDialog, useReservationColumns } from './reservations';

/** What is set aside for orders, and what they still wait for. */
export function ReservationsPage() {
  const t = inventory.use();
  const { filters, set, isFiltered, clear } = useFilters<{ peca?: string }>();
  const [chosen, setChosen] = useState<Reservation>();
  const load: LoadPage<Reservation> = (after, limit) =>
    api.GET('/api/v1/inventory/reservations', { params: { query: { sku: filters.peca, after, limit } } });
  const columns = useReservationColumns(false);
  const part = filters.peca ?? null;
  return (
    <Page
      title={t('reservations')}
      bar={
        <>
          <InventoryTabs />
          <div className="bar">
            <PartField
              data-filter
              size="xs"
              w={300}
              aria-label={t('sku')}
              placeholder={t('search')}
              value={part}
              chosen={part ? { value: part, label: part } : null}
              onChange={(sku) => set({ peca: sku ?? undefined })}
            />
            <span className="sp" />
            <CsvButton name={t('reservations')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('reservations')}
          query={usePages(['reservations', filters.peca], load)}
          columns={columns}
          rowKey={(row) => row.id}
          onOpen={setChosen}
          empty={
            <Nothing isFiltered={isFiltered} clear={clear}>
              {t('emptyReservations')}
            </Nothing>
          }
        />
      </Panel>
      {chosen && <ReservationDialog of={chosen} close={() => setChosen(undefined)} />}
    </Page>
  );
}
