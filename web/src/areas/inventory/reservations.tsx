import { Modal } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/inventory.forms.json';
import { queries } from '~/api/queries';
import { day, instant, plusDays } from '~/format/date';
import { quantity } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { DayField } from '~/forms/DayField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button, LinkButton } from '~/ui/Button';
import type { Column } from '~/ui/DataTable';
import { inventory } from './messages';
import { ReservationChip } from './ReservationChip';

export type Reservation = Schemas['inventory']['ListReservationsItem'];

/** A sale over the counter holds its goods until it is over. */
const hasTerm = (one: Reservation) => one.expiresOn < '9999';

const isOpen = (one: Reservation) => one.status === 'Active' || one.status === 'Partial';

/** Columns of reservations: of every part, or of one. */
export function useReservationColumns(ofOne: boolean): Column<Reservation>[] {
  const t = inventory.use();
  const figure = (name: 'needed' | 'reserved' | 'consumed' | 'short', phone?: 'value'): Column<Reservation> => ({
    head: t(name),
    number: true,
    phone,
    cell: (row) => <span className={name === 'short' && row.short > 0 ? 't-lim b' : undefined}>{quantity(row[name])}</span>,
    csv: { head: t(name), value: (row) => row[name] },
  });
  const columns: Column<Reservation>[] = [
    {
      head: t('order'),
      cell: (row) => <span className="m">{row.orderNumber}</span>,
      phone: 'title',
      csv: { head: t('order'), value: (row) => row.orderNumber },
    },
    {
      head: t('sku'),
      cell: (row) => <span className="m">{row.sku}</span>,
      phone: 'detail',
      csv: { head: t('sku'), value: (row) => row.sku },
    },
    figure('needed'),
    figure('reserved', 'value'),
    figure('consumed'),
    figure('short'),
    { head: t('priority'), number: true, cell: (row) => row.priority },
    {
      head: t('expires'),
      cell: (row) => (hasTerm(row) ? <span className="m">{day(row.expiresOn)}</span> : <span className="mut">{t('never')}</span>),
      csv: { head: t('expires'), value: (row) => (hasTerm(row) ? day(row.expiresOn) : '') },
    },
    {
      head: t('state'),
      cell: (row) => <ReservationChip status={row.status} />,
      phone: 'state',
      csv: { head: t('state'), value: (row) => t(`reservationStates.${row.status}`) },
    },
  ];
  return ofOne ? columns.filter((_, at) => [0, 3, 5, 8].includes(at)) : columns;
}

/** One reservation and what can be done with it. */
export function ReservationDialog({ of, close }: { of: Reservation; close: () => void }) {
  const t = inventory.use();
  const { can } = useMe();
  const [doing, setDoing] = useState<'extend' | 'release'>();
  if (doing === 'extend') return <ExtendDialog of={of} close={close} />;
  if (doing === 'release')
    return (
      <ActDialog
        title={t('release')}
        label={t('release')}
        reason={{ label: t('why'), rules: rules.ReleaseReservationRequest }}
        close={close}
        send={(reason, sending) =>
          api.POST('/api/v1/inventory/reservations/{id}/release', { params: { path: { id: of.id } }, body: { reason }, ...sending })
        }
      >
        {t('releaseText', { reserved: quantity(of.reserved), sku: of.sku, order: of.orderNumber })}
      </ActDialog>
    );
  return (
    <Modal opened onClose={close} title={t('reservation', { sku: of.sku })}>
      <div className="stack">
        <dl className="kv">
          <dt>{t('order')}</dt>
          <dd className="m">{of.orderNumber}</dd>
          <dt>{t('needed')}</dt>
          <dd>{quantity(of.needed)}</dd>
          <dt>{t('reserved')}</dt>
          <dd>{quantity(of.reserved)}</dd>
          <dt>{t('consumed')}</dt>
          <dd>{quantity(of.consumed)}</dd>
          <dt>{t('short')}</dt>
          <dd>{quantity(of.short)}</dd>
          <dt>{t('waiting')}</dt>
          <dd>{instant(of.waitingSince)}</dd>
          <dt>{t('expires')}</dt>
          <dd>{hasTerm(of) ? day(of.expiresOn) : t('never')}</dd>
          <dt>{t('state')}</dt>
          <dd>{t(`reservationStates.${of.status}`)}</dd>
        </dl>
        <div className="row w" style={{ justifyContent: 'flex-end' }}>
          {hasTerm(of) && (
            <LinkButton to="/ordens/$id" params={{ id: of.orderId }}>
              {t('seeOrder')}
            </LinkButton>
          )}
          {can('inventory.move') && isOpen(of) && (
            <>
              <Button look="danger" onClick={() => setDoing('release')}>
                {t('release')}
              </Button>
              {hasTerm(of) && (
                <Button look="primary" onClick={() => setDoing('extend')}>
                  {t('extend')}
                </Button>
              )}
            </>
          )}
        </div>
      </div>
    </Modal>
  );
}

function ExtendDialog({ of, close }: { of: Reservation; close: () => void }) {
  const t = inventory.use();
  const extend = useApiForm({
    initial: { until: plusDays(of.expiresOn, 15) },
    rules: rules.ExtendReservationRequest,
    send: (body, sending) => api.POST('/api/v1/inventory/reservations/{id}/extend', { params: { path: { id: of.id } }, body, ...sending }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  return (
    <FormDialog title={`${t('extend')} · ${of.orderNumber}`} close={close} of={extend} label={t('extend')}>
      <DayField required label={t('until')} minDate={of.expiresOn} w={160} {...extend.form.getInputProps('until')} />
    </FormDialog>
  );
}
