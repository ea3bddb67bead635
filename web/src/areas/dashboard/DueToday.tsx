import { IconArrowRight } from '@tabler/icons-react';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { amount, reais } from '~/format/number';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import { type Column, DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { TitleChip } from '../financial/TitleChip';
import { money } from './moneyMessages';
import { useFinancialSummary } from './useSummaries';

type Title = Schemas['financial']['ListReceivablesItem'];

/** What customers have to pay today. */
export function DueToday() {
  const t = money.use();
  const { today } = useMe();
  const sum = useFinancialSummary().data?.receivable.dueToday;
  const due = $api.useQuery(
    'get',
    '/api/v1/financial/receivables',
    { params: { query: { dueFrom: today, dueUntil: today, limit: 6 } } },
    { refetchInterval: 30_000 },
  );
  const columns: Column<Title>[] = [
    {
      head: t('receive.customer'),
      cell: (row) => (
        <>
          {row.party} <span className="mut">{`${row.installment}/${row.of}`}</span>
        </>
      ),
      phone: 'title',
    },
    {
      head: t('receive.state'),
      cell: (row) => <TitleChip status={row.status} />,
      phone: 'state',
    },
    { head: t('receive.amount'), cell: (row) => amount(row.amount), number: true, phone: 'value' },
  ];
  return (
    <Panel
      title={t('receive.title')}
      actions={
        <>
          {sum && <b className="n">{reais(sum.balance)}</b>}
          <LinkButton small look="ghost" icon={IconArrowRight} to="/financeiro/receber" aria-label={t('receive.open')} />
        </>
      }
    >
      <Loaded query={due}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('receive.none')}</Empty>
          ) : (
            <DataTable
              label={t('receive.title')}
              columns={columns}
              rows={items}
              rowKey={(row) => row.id}
              open={(row) => ({ to: '/financeiro/titulos/$id', params: { id: row.id } })}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
