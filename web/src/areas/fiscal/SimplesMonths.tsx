import { useState } from 'react';
import { $api, api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import rules from '~/api/generated/fiscal.forms.json';
import { queries } from '~/api/queries';
import { month as monthName } from '~/format/date';
import { amount } from '~/format/number';
import { DecimalField } from '~/forms/DecimalField';
import { FormDialog } from '~/forms/FormDialog';
import { useApiForm } from '~/forms/useApiForm';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { fiscal } from './messages';

type Row = Schemas['fiscal']['ShowSimplesMonthRevenue'];

/** The months that the rates are reckoned from: what is on notes, and what the shop says of the rest. */
export function SimplesMonths({ month }: { month: string }) {
  const t = fiscal.use();
  const { can } = useMe();
  const [telling, tell] = useState<Row>();
  const simples = $api.useQuery('get', '/api/v1/fiscal/books/simples', { params: { query: { month } } });
  // Why there are none is said beside it.
  if (simples.isError) return null;
  return (
    <Panel title={t('simplesMonths')} sub={t('simplesMonthsHelp')}>
      <Loaded query={simples} rows={4}>
        {({ months }) => (
          <DataTable
            label={t('simplesMonths')}
            rows={months}
            rowKey={(row) => row.month}
            columns={[
              { head: t('month'), phone: 'title', cell: (row) => monthName(row.month) },
              { head: t('onNotes'), number: true, phone: 'detail', cell: (row) => amount(row.onNotes) },
              { head: t('told'), number: true, cell: (row) => amount(row.told) },
              { head: t('payroll'), number: true, cell: (row) => amount(row.payroll) },
              {
                head: '',
                number: true,
                phone: 'value',
                cell: (row) =>
                  can('settings.write') && (
                    <Button small look="ghost" aria-label={t('tellMonth', { month: monthName(row.month) })} onClick={() => tell(row)}>
                      {t('tell')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {telling && <RevenueDialog row={telling} close={() => tell(undefined)} />}
    </Panel>
  );
}

function RevenueDialog({ row, close }: { row: Row; close: () => void }) {
  const t = fiscal.use();
  const told = useApiForm({
    initial: { revenue: row.told as number | null, payroll: row.payroll as number | null },
    rules: rules.RecordRevenueRequest,
    send: ({ revenue, payroll }, sending) =>
      api.PUT('/api/v1/fiscal/books/revenue/{month}', {
        params: { path: { month: row.month } },
        body: { revenue: revenue as number, payroll: payroll ?? undefined },
        ...sending,
      }),
    async done() {
      await queries.invalidateQueries();
      close();
    },
  });
  const field = told.form.getInputProps;
  return (
    <FormDialog title={monthName(row.month)} close={close} of={told}>
      <DecimalField data-autofocus required of="money" label={t('toldRevenue')} description={t('toldRevenueHelp')} {...field('revenue')} />
      <DecimalField of="money" label={t('payroll')} description={t('payrollHelp')} {...field('payroll')} />
    </FormDialog>
  );
}
