import { Link, useParams } from '@tanstack/react-router';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Page } from '~/app/Page';
import { day } from '~/format/date';
import { amount, reais } from '~/format/number';
import { type Column, DataTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { financial } from './messages';
import { FinancialTabs } from './shared';
import { TitleChip } from './TitleChip';

type Item = Schemas['financial']['ShowRenegotiationItem'];

/** A renegotiation: what was owed, and what is owed since. */
export function AgreementPage() {
  const t = financial.use();
  const { id } = useParams({ from: '/shell/financeiro/acordos/$id' });
  const agreement = $api.useQuery('get', '/api/v1/financial/renegotiations/{id}', { params: { path: { id } } });
  const columns: Column<Item>[] = [
    { head: t('number'), phone: 'title', cell: (row) => <span className="m">{row.number}</span> },
    { head: t('dueOn'), phone: 'detail', cell: (row) => <span className="m">{day(row.dueOn)}</span> },
    { head: t('state'), phone: 'state', cell: (row) => <TitleChip status={row.status} /> },
    { head: t('amount'), number: true, phone: 'value', cell: (row) => amount(row.amount) },
    { head: t('owed'), number: true, cell: (row) => amount(row.balance) },
  ];
  const number = agreement.data?.number ?? '';
  return (
    <Page title={number && t('agreement', { number })} up={{ to: '/financeiro/receber', label: t('receivables') }} bar={<FinancialTabs />}>
      <Loaded query={agreement}>
        {(one) => (
          <div className="stack">
            <Panel
              title={
                <Link to="/clientes/$id" params={{ id: one.customerId }}>
                  {one.customer}
                </Link>
              }
              sub={`${day(one.on)} · ${one.by}`}
            >
              <Figures
                of={[
                  { name: t('principal'), value: reais(one.principal) },
                  { name: t('fine'), value: reais(one.fine) },
                  { name: t('interest'), value: reais(one.interest) },
                  { name: t('discount'), value: amount(one.discount) },
                  { name: t('total'), value: reais(one.total) },
                ]}
              />
            </Panel>
            {(
              [
                ['oldTitles', one.old],
                ['newTitles', one.new],
              ] as const
            ).map(([name, rows]) => (
              <Panel key={name} title={t(name)}>
                <DataTable
                  label={t(name)}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.id}
                  open={(row) => ({ to: '/financeiro/titulos/$id', params: { id: row.id } })}
                />
              </Panel>
            ))}
          </div>
        )}
      </Loaded>
    </Page>
  );
}
