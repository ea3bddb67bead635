import { IconArrowBarUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Schemas } from '~/api/generated';
import { day } from '~/format/date';
import { quantity } from '~/format/number';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { type Column, DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { ReservationChip } from '../../inventory/ReservationChip';
import { IssueDialog } from './IssueDialog';
import { order as messages } from './messages';
import { type Order, useReservations } from './useOrder';
import { type Part, useParts } from './useParts';

type Reservation = Schemas['inventory']['ListReservationsItem'];

/** No end: a reservation of a sale over the counter. */
const never = '9999-12-31';

/** What was set aside for the order, what of it is used, and what is missing. */
export function OrderParts({ order }: { order: Order }) {
  const reservations = useReservations(order.id);
  return <Loaded query={reservations}>{({ items }) => <Reservations order={order} items={items} />}</Loaded>;
}

function Reservations({ order, items }: { order: Order; items: Reservation[] }) {
  const t = messages.use();
  const { can } = useMe();
  const [issuing, setIssuing] = useState(false);
  const parts = useParts(items.map((one) => one.sku));
  const columns = useColumns(parts);
  const reserved = items.filter((one) => one.reserved > 0);
  // What is missing is what somebody has to do something about.
  const rows = [...items].sort((one, other) => Number(other.short > 0) - Number(one.short > 0) || one.sku.localeCompare(other.sku));
  return (
    <Panel
      title={t('reservations.title')}
      actions={
        reserved.length > 0 &&
        can('inventory.move') && (
          <Button small icon={IconArrowBarUp} onClick={() => setIssuing(true)}>
            {t('reservations.issue')}
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <Empty>{t('reservations.none')}</Empty>
      ) : (
        <DataTable
          label={t('reservations.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          open={(row) => ({ to: '/estoque/$sku', params: { sku: row.sku } })}
        />
      )}
      {issuing && <IssueDialog order={order} reserved={reserved} parts={parts} close={() => setIssuing(false)} />}
    </Panel>
  );
}

function useColumns(parts: Map<string, Part>): Column<Reservation>[] {
  const t = messages.use();
  return [
    {
      head: t('reservations.sku'),
      cell: (row) => (
        <>
          {parts.get(row.sku)?.name ?? row.sku} <span className="m mut">{row.sku}</span>
        </>
      ),
      phone: 'title',
    },
    {
      head: t('reservations.state'),
      cell: (row) => <ReservationChip status={row.status} />,
      phone: 'state',
    },
    { head: t('reservations.needed'), cell: (row) => quantity(row.needed), number: true, phone: 'value' },
    { head: t('reservations.reserved'), cell: (row) => quantity(row.reserved), number: true },
    { head: t('reservations.consumed'), cell: (row) => quantity(row.consumed), number: true },
    {
      head: t('reservations.short'),
      cell: (row) => <span className={row.short > 0 ? 't-lim b' : 'mut'}>{quantity(row.short)}</span>,
      number: true,
    },
    { head: t('reservations.shelf'), cell: (row) => shelf(parts.get(row.sku)?.onHand), number: true },
    { head: t('reservations.until'), cell: (row) => (row.expiresOn === never ? '—' : day(row.expiresOn)), phone: 'detail' },
  ];
}

const shelf = (onHand: number | undefined) => (onHand === undefined ? '' : quantity(onHand));
