import { IconPlus, IconShoppingCart } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '~/api/client';
import { type LoadPage, usePages } from '~/api/usePages';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day } from '~/format/date';
import { quantity } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { CsvButton } from '~/ui/CsvButton';
import { type Column, PagedTable } from '~/ui/DataTable';
import { ChoiceChip } from '~/ui/FilterChips';
import { Nothing } from '~/ui/Nothing';
import { Panel } from '~/ui/Panel';
import { PartField } from '../inventory/pickers';
import { purchasing } from './messages';
import { DismissDialog, RequestDialog } from './NeedDialogs';
import { OrderDialog } from './OrderDialog';
import { type Need, needTones, PurchasingTabs } from './shared';

const states = ['Pending', 'Ordered', 'Met', 'Cancelled'] as const;

type Filters = { situacao?: Need['status'] | 'todas'; peca?: string };

type Doing = { what: 'request' } | { what: 'order' } | { what: 'dismiss'; need: Need };

function useColumns(chosen: Need[], choose: (need: Need) => void, dismiss: (need: Need) => void): Column<Need>[] {
  const t = purchasing.use();
  const { can } = useMe();
  const buys = can('purchasing.buy');
  return [
    {
      head: t('sku'),
      phone: 'title',
      cell: (row) =>
        buys && row.status === 'Pending' ? (
          <label className="row">
            <input
              type="checkbox"
              className="chk"
              data-row
              aria-label={t('choose', { sku: row.sku })}
              checked={chosen.some((one) => one.id === row.id)}
              onChange={() => choose(row)}
            />
            <span className="m">{row.sku}</span>
          </label>
        ) : (
          <span className="m">{row.sku}</span>
        ),
      csv: { head: t('sku'), value: (row) => row.sku },
    },
    {
      head: t('quantity'),
      number: true,
      cell: (row) => quantity(row.quantity),
      csv: { head: t('quantity'), value: (row) => row.quantity },
    },
    {
      head: t('open'),
      number: true,
      phone: 'value',
      cell: (row) => <b>{quantity(row.open)}</b>,
      csv: { head: t('open'), value: (row) => row.open },
    },
    { head: t('priority'), number: true, cell: (row) => row.priority, csv: { head: t('priority'), value: (row) => row.priority } },
    {
      head: t('neededOn'),
      cell: (row) => (row.neededOn ? <span className="m">{day(row.neededOn)}</span> : <span className="mut">—</span>),
      csv: { head: t('neededOn'), value: (row) => row.neededOn && day(row.neededOn) },
    },
    {
      head: t('forOrders'),
      phone: 'detail',
      cell: (row) =>
        row.orders.length === 0 ? (
          <span className="mut">{t(`origins.${row.origin}`)}</span>
        ) : (
          row.orders.map((one, at) => (
            <span key={one.id}>
              {at > 0 && ', '}
              <Link to="/ordens/$id" params={{ id: one.id }} className="lnk m">
                {one.number}
              </Link>
            </span>
          ))
        ),
      csv: { head: t('forOrders'), value: (row) => row.orders.map((one) => one.number).join(', ') },
    },
    { head: t('state'), cell: (row) => <Chip tone={needTones[row.status]}>{t(`needStates.${row.status}`)}</Chip> },
    {
      head: t('purchaseOrder'),
      phone: 'state',
      cell: (row) =>
        row.purchaseOrderId ? (
          <Link to="/compras/pedidos/$id" params={{ id: row.purchaseOrderId }} className="lnk m">
            {row.purchaseOrder}
          </Link>
        ) : (
          buys &&
          row.status === 'Pending' && (
            <Button small look="ghost" onClick={() => dismiss(row)}>
              {t('dismiss')}
            </Button>
          )
        ),
      csv: { head: t('purchaseOrder'), value: (row) => row.purchaseOrder },
    },
  ];
}

/** What has to be bought, and for whom. */
export function NeedsPage() {
  const t = purchasing.use();
  const { can } = useMe();
  const { filters, set, clear } = useFilters<Filters>();
  const [chosen, setChosen] = useState<Need[]>([]);
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  // What is to be done is what one comes for.
  const status = filters.situacao === 'todas' ? undefined : (filters.situacao ?? 'Pending');
  const load: LoadPage<Need> = (after, limit) =>
    api.GET('/api/v1/purchasing/needs', { params: { query: { status, sku: filters.peca, after, limit } } });
  const choose = (need: Need) =>
    setChosen((before) => (before.some((one) => one.id === need.id) ? before.filter((one) => one.id !== need.id) : [...before, need]));
  const columns = useColumns(chosen, choose, (need) => setDoing({ what: 'dismiss', need }));
  const part = filters.peca ?? null;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {can('purchasing.write') && (
            <Button icon={IconPlus} shortcut="N" onClick={() => setDoing({ what: 'request' })}>
              <span>{t('requestPart')}</span>
            </Button>
          )}
          {can('purchasing.buy') && chosen.length > 0 && (
            <Button look="primary" icon={IconShoppingCart} onClick={() => setDoing({ what: 'order' })}>
              <span className="hide-sm">{t('makeOrder', { count: chosen.length })}</span>
              <span className="only-sm">{chosen.length}</span>
            </Button>
          )}
        </>
      }
      bar={
        <>
          <PurchasingTabs />
          <div className="bar">
            <PartField
              data-filter
              size="xs"
              w={260}
              aria-label={t('sku')}
              placeholder={t('sku')}
              value={part}
              chosen={part ? { value: part, label: part } : null}
              onChange={(sku) => set({ peca: sku ?? undefined })}
            />
            <ChoiceChip
              label={t('state')}
              any={t('any')}
              value={status}
              options={states.map((value) => ({ value, label: t(`needStates.${value}`) }))}
              onChange={(value) => set({ situacao: value === undefined ? 'todas' : value === 'Pending' ? undefined : value })}
            />
            <span className="sp" />
            <CsvButton name={t('needs')} columns={columns} load={load} />
          </div>
        </>
      }
    >
      <Panel>
        <PagedTable
          label={t('needs')}
          query={usePages(['needs', status, filters.peca], load)}
          columns={columns}
          rowKey={(row) => row.id}
          empty={
            <Nothing isFiltered={!!filters.peca || status !== 'Pending'} clear={clear}>
              {t('emptyNeeds')}
            </Nothing>
          }
        />
      </Panel>
      {doing?.what === 'request' && <RequestDialog close={close} />}
      {doing?.what === 'dismiss' && <DismissDialog need={doing.need} close={close} />}
      {doing?.what === 'order' && (
        <OrderDialog lines={chosen.map((one) => ({ sku: one.sku, quantity: one.open, unitPrice: null }))} close={close} />
      )}
    </Page>
  );
}
