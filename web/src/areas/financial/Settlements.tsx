import { useState } from 'react';
import { api } from '~/api/client';
import rules from '~/api/generated/financial.forms.json';
import { day } from '~/format/date';
import { amount, reais } from '~/format/number';
import { ActDialog } from '~/forms/ActDialog';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { type Column, DataTable } from '~/ui/DataTable';
import { Panel } from '~/ui/Panel';
import { Empty } from '~/ui/States';
import { financial } from './messages';
import type { TitleData } from './SettleDialog';
import { useAccounts } from './shared';

type Movement = TitleData['settlements'][number];

/** What was paid of a title, and what of that was undone. */
export function Settlements({ title }: { title: TitleData }) {
  const t = financial.use();
  const { can } = useMe();
  const accounts = useAccounts();
  const [reversing, setReversing] = useState<Movement>();
  const undone = new Set(title.settlements.map((one) => one.reversalOf));
  const nameOf = (id: string | null) => accounts.data?.find((one) => one.id === id)?.name;
  const figure = (head: string, value: (row: Movement) => number): Column<Movement> => ({
    head,
    number: true,
    cell: (row) => (value(row) === 0 ? <span className="mut">–</span> : amount(value(row))),
  });
  const columns: Column<Movement>[] = [
    { head: t('day'), phone: 'detail', cell: (row) => <span className="m">{day(row.paidOn)}</span> },
    {
      head: t('method'),
      phone: 'title',
      cell: (row) => (
        <>
          {row.reversalOf ? t('reversal') : row.method}
          <span className="two wrap">{[nameOf(row.accountId), row.reference, row.reason, row.by].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    figure(t('finesHead'), (row) => row.fine + row.interest),
    figure(t('discountHead'), (row) => row.discount),
    { ...figure(t('paidHead'), (row) => row.total), phone: 'value', cell: (row) => <b>{amount(row.total)}</b> },
    { head: t('after'), number: true, cell: (row) => amount(row.balanceAfter) },
    {
      head: '',
      phone: 'state',
      cell: (row) =>
        undone.has(row.id) ? (
          <Chip tone="non">{t('reversed')}</Chip>
        ) : (
          !row.reversalOf &&
          can('financial.reverse') && (
            <Button small look="danger" onClick={() => setReversing(row)}>
              {t('reverse')}
            </Button>
          )
        ),
    },
  ];
  return (
    <Panel title={t('movements')}>
      {title.settlements.length === 0 ? (
        <Empty>{t('noMovements')}</Empty>
      ) : (
        <DataTable label={t('movements')} columns={columns} rows={title.settlements} rowKey={(row) => row.id} />
      )}
      {reversing && (
        <ActDialog
          title={t('reverseSettlement')}
          label={t('reverse')}
          reason={{ label: t('reason'), rules: rules.ReverseSettlementRequest }}
          close={() => setReversing(undefined)}
          send={(reason, sending) =>
            api.POST('/api/v1/financial/settlements/{id}/reverse', { params: { path: { id: reversing.id } }, body: { reason }, ...sending })
          }
        >
          {t('reverseSettlementText', { total: reais(reversing.total), day: day(reversing.paidOn) })}
        </ActDialog>
      )}
    </Panel>
  );
}
