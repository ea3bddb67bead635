import { IconPencil, IconTruckDelivery } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { $api } from '~/api/client';
import { Page } from '~/app/Page';
import { day, dayOf } from '~/format/date';
import { amount, quantity, reais, unitPrice } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, DataTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { InvoiceDialog } from './InvoiceDialog';
import { InvoiceView, useInvoiceColumns } from './InvoiceView';
import { purchasing } from './messages';
import { type Act, OrderAct } from './OrderAct';
import { LinesDialog } from './OrderDialog';
import { Receipts } from './Receipts';
import { ReceiveDialog } from './ReceiveDialog';
import { type Invoice, type OrderLine, orderTones, type PurchaseOrder, PurchasingTabs } from './shared';

type Doing = Act | 'lines' | 'receive' | 'invoice';

/** What comes next for an order, the main act last. */
function actsOf(order: PurchaseOrder, can: (permission: string) => boolean): Doing[] {
  const { status } = order;
  const draft = status === 'Draft' || status === 'AwaitingApproval' || status === 'Approved';
  const underWay = status === 'Sent' || status === 'PartiallyReceived';
  const acts: (Doing | false)[] = [
    status !== 'Received' && status !== 'Cancelled' && can('purchasing.buy') && 'cancel',
    draft && can('purchasing.buy') && 'lines',
    (underWay || status === 'Received') && can('purchasing.receive') && 'invoice',
    status === 'Draft' && can('purchasing.buy') && 'submit',
    status === 'AwaitingApproval' && can('purchasing.approve') && 'approve',
    status === 'Approved' && can('purchasing.buy') && 'send',
    underWay && can('purchasing.receive') && 'receive',
  ];
  return acts.filter((act) => act !== false);
}

/** One order to a supplier, from its draft to its last invoice. */
export function PurchaseOrderPage() {
  const t = purchasing.use();
  const { id } = useParams({ from: '/shell/compras/pedidos/$id' });
  const { can } = useMe();
  const [doing, setDoing] = useState<Doing>();
  const order = $api.useQuery('get', '/api/v1/purchasing/orders/{id}', { params: { path: { id } } });
  const one = order.data;
  const close = () => setDoing(undefined);
  const labels = {
    cancel: t('cancelOrder'),
    lines: t('changeLines'),
    invoice: t('enterInvoice'),
    submit: t('submit'),
    approve: t('approve'),
    send: t('send'),
    receive: t('receive'),
  };
  const icons = { lines: IconPencil, receive: IconTruckDelivery };
  const acts = one ? actsOf(one, can) : [];
  const buttons = acts.map((act, at) => (
    <Button
      key={act}
      icon={act === 'lines' || act === 'receive' ? icons[act] : undefined}
      look={act === 'cancel' ? 'danger' : at === acts.length - 1 && act !== 'invoice' ? 'primary' : undefined}
      onClick={() => setDoing(act)}
    >
      {labels[act]}
    </Button>
  ));
  return (
    <Page
      title={one?.number ?? ''}
      sub={one && <Chip tone={orderTones[one.status]}>{t(`orderStates.${one.status}`)}</Chip>}
      up={{ to: '/compras/pedidos', label: t('orders') }}
      actions={<div className="row hide-sm">{buttons}</div>}
      bar={<PurchasingTabs />}
    >
      <Loaded query={order}>
        {(data) => (
          <div className="stack">
            <div className="row w only-sm">{buttons}</div>
            <Head order={data} />
            <Lines order={data} />
            <div className="side-by">
              <Invoices order={data} />
              <Receipts order={data} />
            </div>
          </div>
        )}
      </Loaded>
      {one && doing === 'lines' && <LinesDialog order={one} close={close} />}
      {one && doing === 'receive' && <ReceiveDialog order={one} close={close} />}
      {one && doing === 'invoice' && <InvoiceDialog order={one} close={close} />}
      {one && doing && doing !== 'lines' && doing !== 'receive' && doing !== 'invoice' && (
        <OrderAct order={one} act={doing} close={close} />
      )}
    </Page>
  );
}

function Head({ order }: { order: PurchaseOrder }) {
  const t = purchasing.use();
  return (
    <Panel title={order.supplierName}>
      <Figures
        of={[
          { name: t('total'), value: reais(order.total) },
          { name: t('expectedOn'), value: order.expectedOn ? day(order.expectedOn) : '—' },
          { name: t('author'), value: order.author },
          { name: t('approvedBy'), value: order.approvedBy ?? '—' },
          { name: t('sentAt'), value: order.sentAt ? day(dayOf(order.sentAt)) : '—' },
        ]}
      />
      {order.cancelReason && (
        <div className="pb">
          <Note tone="lim">{t('reasonGiven', { reason: order.cancelReason })}</Note>
        </div>
      )}
    </Panel>
  );
}

function Lines({ order }: { order: PurchaseOrder }) {
  const t = purchasing.use();
  const c = common.use();
  const figure = (name: 'quantity' | 'received' | 'rejected' | 'open' | 'billed'): Column<OrderLine> => ({
    head: t(name),
    number: true,
    cell: (row) => (row[name] === 0 ? <span className="mut">–</span> : quantity(row[name])),
  });
  const columns: Column<OrderLine>[] = [
    { head: t('sku'), phone: 'title', cell: (row) => <span className="m">{row.sku}</span> },
    { ...figure('quantity'), phone: 'value' },
    { head: t('unitPrice'), number: true, phone: 'detail', cell: (row) => unitPrice(row.unitPrice) },
    { head: t('lineTotal'), number: true, phone: 'state', cell: (row) => amount(row.total) },
    figure('received'),
    figure('rejected'),
    figure('open'),
    figure('billed'),
  ];
  return (
    <Panel
      title={t('lines')}
      actions={
        <b className="n sm">
          {c('total')} {reais(order.total)}
        </b>
      }
    >
      <DataTable label={t('lines')} columns={columns} rows={order.lines} rowKey={(row) => row.id} />
    </Panel>
  );
}

function Invoices({ order }: { order: PurchaseOrder }) {
  const t = purchasing.use();
  const [seeing, setSeeing] = useState<Invoice>();
  const columns = useInvoiceColumns(true);
  return (
    <Panel title={t('invoices')}>
      {order.invoices.length === 0 ? (
        <Empty>{t('noInvoices')}</Empty>
      ) : (
        <DataTable label={t('invoices')} columns={columns} rows={order.invoices} rowKey={(row) => row.id} onOpen={setSeeing} />
      )}
      {seeing && <InvoiceView invoice={seeing} close={() => setSeeing(undefined)} />}
    </Panel>
  );
}
