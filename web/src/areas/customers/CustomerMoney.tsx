import { useState } from 'react';
import { $api } from '~/api/client';
import { reais } from '~/format/number';
import { useMe } from '~/session/me';
import { Button, LinkButton } from '~/ui/Button';
import { DataTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { financial } from '../financial/messages';
import { RefundDialog } from '../financial/RefundDialog';
import { useOwed } from '../financial/shared';
import { useTitleColumns } from '../financial/TitlesPage';
import { customers } from './messages';

/** What a customer owes, and what the shop keeps for them. */
export function CustomerMoney({ id, name }: { id: string; name: string }) {
  const t = customers.use();
  const m = financial.use();
  const { can } = useMe();
  const [refunding, setRefunding] = useState(false);
  const titles = useOwed(id);
  const credit = $api.useQuery('get', '/api/v1/financial/customers/{id}/credit', { params: { path: { id } } }).data?.balance ?? 0;
  // Whose titles they are is known here.
  const columns = useTitleColumns('receivables').slice(1);
  return (
    <Panel
      title={t('owes')}
      actions={
        <>
          {credit > 0 && can('financial.settle') && (
            <Button small look="ghost" onClick={() => setRefunding(true)}>
              {m('refundCredit')}
            </Button>
          )}
          <LinkButton small look="ghost" to="/financeiro/receber" search={{ cliente: id } as never}>
            {t('titles')}
          </LinkButton>
        </>
      }
    >
      <Loaded query={titles} rows={3}>
        {(owed) => (
          <>
            {(owed.length > 0 || credit > 0) && (
              <Figures
                of={[
                  { name: t('owes'), value: reais(owed.reduce((sum, one) => sum + one.balance, 0)) },
                  ...(credit > 0 ? [{ name: t('credit'), value: reais(credit) }] : []),
                ]}
              />
            )}
            {owed.length === 0 ? (
              <Empty>{t('owesNothing')}</Empty>
            ) : (
              <DataTable
                label={t('owes')}
                columns={columns}
                rows={owed.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))}
                rowKey={(row) => row.id}
                open={(row) => ({ to: '/financeiro/titulos/$id', params: { id: row.id } })}
              />
            )}
          </>
        )}
      </Loaded>
      {refunding && <RefundDialog customer={{ id, name }} credit={credit} close={() => setRefunding(false)} />}
    </Panel>
  );
}
