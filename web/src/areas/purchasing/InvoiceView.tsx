import { Modal } from '@mantine/core';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { day } from '~/format/date';
import { amount, reais } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { useMe } from '~/session/me';
import { Button, LinkButton } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import type { Column } from '~/ui/DataTable';
import { Note } from '~/ui/Note';
import { purchasing } from './messages';
import './purchasing.css';
import { type Invoice, invoiceTones } from './shared';

/** Columns of invoices: of every order, or of one. */
export function useInvoiceColumns(ofOne: boolean): Column<Invoice>[] {
  const t = purchasing.use();
  const columns: Column<Invoice>[] = [
    {
      head: t('document'),
      phone: 'title',
      cell: (row) => <span className={row.document ? 'm' : 'mut'}>{row.document ?? t('withoutNumber')}</span>,
      csv: { head: t('document'), value: (row) => row.document },
    },
    {
      head: t('purchaseOrder'),
      phone: 'detail',
      cell: (row) => <span className="m">{row.orderNumber}</span>,
      csv: { head: t('purchaseOrder'), value: (row) => row.orderNumber },
    },
    {
      head: t('state'),
      phone: 'state',
      cell: (row) => <Chip tone={invoiceTones[row.status]}>{t(`invoiceStates.${row.status}`)}</Chip>,
      csv: { head: t('state'), value: (row) => t(`invoiceStates.${row.status}`) },
    },
    {
      head: t('issuedOn'),
      cell: (row) => <span className="m">{day(row.issuedOn)}</span>,
      csv: { head: t('issuedOn'), value: (row) => day(row.issuedOn) },
    },
    {
      head: t('dueOn'),
      cell: (row) => <span className="m">{day(row.dueOn)}</span>,
      csv: { head: t('dueOn'), value: (row) => day(row.dueOn) },
    },
    {
      head: t('totalHead'),
      number: true,
      phone: 'value',
      cell: (row) => amount(row.total),
      csv: { head: t('totalHead'), value: (row) => row.total },
    },
    {
      head: t('payable'),
      number: true,
      cell: (row) => <b>{amount(row.payable)}</b>,
      csv: { head: t('payable'), value: (row) => row.payable },
    },
  ];
  return ofOne ? columns.filter((_, at) => at !== 1) : columns;
}

function Differences({ of }: { of: Schemas['purchasing']['Difference'][] }) {
  return (
    <ul className="diff">
      {of.map((one) => (
        <li key={one.text}>
          <span>{one.text}</span>
          <span className="sp" />
          <b className="n">{reais(one.amount)}</b>
        </li>
      ))}
    </ul>
  );
}

/** One invoice: what does not agree, and what becomes of it. */
export function InvoiceView({ invoice, close, fromList }: { invoice: Invoice; close: () => void; fromList?: boolean }) {
  const t = purchasing.use();
  const { can } = useMe();
  const [asking, setAsking] = useState<'resolve' | 'discard'>();
  const document = invoice.document ?? t('withoutNumber');
  const path = { params: { path: { id: invoice.id } } };
  if (asking)
    return (
      <ActDialog
        title={t(asking)}
        label={t(asking)}
        close={close}
        send={(_, sending) =>
          asking === 'resolve'
            ? api.POST('/api/v1/purchasing/invoices/{id}/resolve', { ...path, ...sending })
            : api.POST('/api/v1/purchasing/invoices/{id}/discard', { ...path, ...sending })
        }
      >
        {asking === 'resolve' ? t('resolveText') : t('discardText', { document })}
      </ActDialog>
    );
  return (
    <Modal opened onClose={close} title={t('invoice', { document })} size="lg">
      <div className="stack">
        <dl className="kv">
          <dt>{t('state')}</dt>
          <dd>
            <Chip tone={invoiceTones[invoice.status]}>{t(`invoiceStates.${invoice.status}`)}</Chip>
          </dd>
          <dt>{t('purchaseOrder')}</dt>
          <dd className="m">{invoice.orderNumber}</dd>
          {invoice.key && (
            <>
              <dt>{t('key')}</dt>
              <dd className="m" style={{ overflowWrap: 'anywhere' }}>
                {invoice.key}
              </dd>
            </>
          )}
          <dt>{t('issuedOn')}</dt>
          <dd>{day(invoice.issuedOn)}</dd>
          <dt>{t('dueOn')}</dt>
          <dd>{day(invoice.dueOn)}</dd>
          <dt>{t('totalHead')}</dt>
          <dd>{amount(invoice.total)}</dd>
          <dt>{t('payable')}</dt>
          <dd className="b">{amount(invoice.payable)}</dd>
        </dl>
        {invoice.differences.length > 0 && (
          <div>
            <Note tone={invoice.status === 'Divergent' ? 'out' : 'info'}>{t('differences')}</Note>
            <Differences of={invoice.differences} />
          </div>
        )}
        {invoice.claims.length > 0 && (
          <div>
            <Note tone="lim">{t('claims')}</Note>
            <Differences of={invoice.claims} />
          </div>
        )}
        {invoice.resolvedBy && <p className="sm mut">{t('resolvedBy', { by: invoice.resolvedBy })}</p>}
        <div className="row w" style={{ justifyContent: 'flex-end' }}>
          {fromList && (
            <LinkButton to="/compras/pedidos/$id" params={{ id: invoice.orderId }}>
              {t('seeOrder')}
            </LinkButton>
          )}
          {invoice.status === 'Divergent' && can('purchasing.approve') && (
            <>
              <Button look="danger" onClick={() => setAsking('discard')}>
                {t('discard')}
              </Button>
              <Button look="primary" onClick={() => setAsking('resolve')}>
                {t('resolve')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Modal>
  );
}
