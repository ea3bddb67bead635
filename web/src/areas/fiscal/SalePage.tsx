import { IconArrowBackUp, IconBan, IconFileInvoice, IconRefresh, IconTruckDelivery } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api, api } from '~/api/client';
import rules from '~/api/generated/fiscal.forms.json';
import { Page } from '~/app/Page';
import { day } from '~/format/date';
import { amount, count, quantity, reais, unitPrice } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { useMe } from '~/session/me';
import { Actions } from '~/ui/Actions';
import { DataTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { issuing } from './issueMessages';
import { fiscal } from './messages';
import { NoteDialog } from './NoteDialog';
import { ReturnSaleDialog } from './ReturnSaleDialog';
import { DocState, FiscalTabs, type Sale, SaleState } from './shared';
import './fiscal.css';

type Act = 'retry' | 'pickup' | 'cancel';

type Doing = Act | 'issue' | 'return';

/** One sale: whether the stock gave its parts, and the notes issued for it. */
export function SalePage() {
  const t = fiscal.use();
  const i = issuing.use();
  const { id } = useParams({ from: '/shell/fiscal/vendas/$id' });
  const { can } = useMe();
  const [doing, setDoing] = useState<Doing>();
  const sale = $api.useQuery(
    'get',
    '/api/v1/fiscal/invoices/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state: { data } }) => (data?.status === 'Pending' ? 1500 : false) },
  );
  const notes = $api.useQuery('get', '/api/v1/fiscal/documents', { params: { query: { invoiceId: id } } });
  const one = sale.data;
  const issue = can('fiscal.issue');
  const open = one?.status === 'Confirmed';
  const noted = notes.data?.items.some((note) => note.operation === 'Sale' && note.status !== 'Cancelled' && note.status !== 'Abandoned');
  const sold = notes.data?.items.find((note) => note.operation === 'Sale' && note.status === 'Authorised');
  const takesBack = issue && open && sold && (one.pickedUpOn !== null || one.orderId !== null);
  const close = () => setDoing(undefined);
  return (
    <Page
      title={one?.number ?? ''}
      sub={one && <SaleState status={one.status} />}
      up={{ to: '/fiscal/vendas', label: t('sales') }}
      actions={
        <Actions
          actions={[
            one &&
              one.status !== 'Cancelled' &&
              can('fiscal.cancel') && { label: t('cancelSale'), icon: IconBan, run: () => setDoing('cancel') },
            takesBack && { label: i('returnSale'), icon: IconArrowBackUp, run: () => setDoing('return') },
            open && !one.pickedUpOn && issue && { label: t('pickup'), icon: IconTruckDelivery, run: () => setDoing('pickup') },
            one?.status === 'StockError' && issue && { label: t('retry'), icon: IconRefresh, primary: true, run: () => setDoing('retry') },
            open && noted === false && issue && { label: t('issue'), icon: IconFileInvoice, primary: true, run: () => setDoing('issue') },
          ]}
        />
      }
      bar={<FiscalTabs />}
    >
      <Loaded query={sale}>
        {(data) => (
          <div className="stack">
            {data.status === 'Pending' && <Note>{t('pendingNote')}</Note>}
            {data.status === 'StockError' && (
              <Note tone="out">
                <b>{t('stockErrorNote')}</b> {data.reason}
              </Note>
            )}
            {data.status === 'Cancelled' && data.reason && <Note tone="lim">{data.reason}</Note>}
            <Head sale={data} />
            <Panel title={t('notes')}>
              <Loaded query={notes} rows={1}>
                {({ items }) =>
                  items.length === 0 ? (
                    <Empty>{t('noNotes')}</Empty>
                  ) : (
                    <DataTable
                      label={t('notes')}
                      rows={items}
                      rowKey={(row) => row.id}
                      open={(row) => ({ to: '/fiscal/documentos/$id', params: { id: row.id } })}
                      columns={[
                        { head: t('number'), phone: 'title', cell: (row) => `${t(`models.${row.model}`)} ${count(row.number)}` },
                        { head: t('operation'), phone: 'detail', cell: (row) => t(`operations.${row.operation}`) },
                        { head: t('state'), phone: 'state', cell: (row) => <DocState status={row.status} code={row.code} /> },
                        { head: t('amount'), number: true, phone: 'value', cell: (row) => amount(row.total) },
                      ]}
                    />
                  )
                }
              </Loaded>
            </Panel>
            <Panel title={t('lines')}>
              <DataTable
                label={t('lines')}
                rows={data.lines}
                rowKey={(row) => row.sku}
                columns={[
                  { head: t('sku'), phone: 'title', cell: (row) => <span className="m">{row.sku}</span> },
                  { head: t('description'), phone: 'detail', cell: (row) => row.description },
                  { head: t('quantity'), number: true, phone: 'state', cell: (row) => quantity(row.quantity) },
                  { head: t('unitPrice'), number: true, cell: (row) => unitPrice(row.unitPrice) },
                  { head: t('amount'), number: true, phone: 'value', cell: (row) => amount(row.total) },
                ]}
              />
            </Panel>
          </div>
        )}
      </Loaded>
      {one && doing === 'issue' && (
        <NoteDialog
          of={{ saleId: one.id }}
          customerId={one.customerId}
          title={t('issueTitle', { number: one.number })}
          total={one.total}
          model={one.customerId || one.carriedBy !== 'Nobody' ? 'Nfe' : 'Nfce'}
          carried={one.carriedBy !== 'Nobody'}
          close={close}
        />
      )}
      {one && sold && doing === 'return' && <ReturnSaleDialog sale={one} named={sold.model === 'Nfe'} close={close} />}
      {one && doing && doing !== 'issue' && doing !== 'return' && <SaleAct id={one.id} act={doing} close={close} />}
    </Page>
  );
}

function Head({ sale }: { sale: Sale }) {
  const t = fiscal.use();
  return (
    <Panel title={sale.customerName}>
      <Figures
        of={[
          { name: t('total'), value: reais(sale.total) },
          ...(sale.discount ? [{ name: t('discount'), value: reais(sale.discount) }] : []),
          ...(sale.freight ? [{ name: t('freight'), value: reais(sale.freight) }] : []),
          { name: t('when'), value: day(sale.issuedOn) },
          { name: t('dueOn'), value: day(sale.dueOn) },
          { name: t('pickedUpOn'), value: sale.pickedUpOn ? day(sale.pickedUpOn) : t('notPickedUp') },
          {
            name: t('ofOrder'),
            value: sale.orderId ? (
              <Link className="lnk" to="/ordens/$id" params={{ id: sale.orderId }}>
                {t('open')}
              </Link>
            ) : (
              '—'
            ),
          },
        ]}
      />
    </Panel>
  );
}

function SaleAct({ id, act, close }: { id: string; act: Act; close: () => void }) {
  const t = fiscal.use();
  const path = { params: { path: { id } } };
  if (act === 'cancel')
    return (
      <ActDialog
        title={t('cancelSale')}
        label={t('cancelSale')}
        reason={{ label: t('reason'), rules: rules.CancelInvoiceRequest }}
        send={(reason, sending) => api.POST('/api/v1/fiscal/invoices/{id}/cancel', { ...path, body: { reason }, ...sending })}
        close={close}
      >
        {t('cancelSaleText')}
      </ActDialog>
    );
  return (
    <ActDialog
      title={t(act)}
      label={t(act)}
      send={(_, sending) =>
        act === 'retry'
          ? api.POST('/api/v1/fiscal/invoices/{id}/retry', { ...path, ...sending })
          : api.POST('/api/v1/fiscal/invoices/{id}/pickup', { ...path, ...sending })
      }
      close={close}
    >
      {act === 'retry' ? t('retryText') : t('pickupText')}
    </ActDialog>
  );
}
