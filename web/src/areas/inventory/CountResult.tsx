import { useState } from 'react';
import { amount, quantity, reais } from '~/format/number';
import { type Column, DataTable } from '~/ui/DataTable';
import { Figures } from '~/ui/Figures';
import { ToggleChip } from '~/ui/FilterChips';
import { Panel } from '~/ui/Panel';
import { Empty } from '~/ui/States';
import { type Count, type CountLine, progressOf } from './counting';
import { inventory } from './messages';

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);

/** What was found, against what the system said at the moment of counting. */
export function CountResult({ count, names }: { count: Count; names: Map<string, string> }) {
  const t = inventory.use();
  const [only, setOnly] = useState(true);
  const { done, different } = progressOf(count.lines);
  const rows = only ? count.lines.filter((line) => line.difference !== null && line.difference !== 0) : count.lines;
  const columns: Column<CountLine>[] = [
    {
      head: t('sku'),
      phone: 'title',
      cell: (row) => (
        <>
          <span className="m">{row.sku}</span>
          {names.get(row.sku) && <span className="two">{names.get(row.sku)}</span>}
        </>
      ),
    },
    { head: t('system'), number: true, cell: (row) => (row.system === null ? '—' : quantity(row.system)) },
    { head: t('counted'), number: true, cell: (row) => (row.counted === null ? '—' : quantity(row.counted)) },
    {
      head: t('difference'),
      number: true,
      phone: 'value',
      cell: ({ difference }) =>
        difference === null ? '—' : <b className={difference < 0 ? 't-out' : undefined}>{signed(quantity(difference), difference)}</b>,
    },
    {
      head: t('differenceValue'),
      number: true,
      phone: 'state',
      cell: ({ differenceValue: value }) => (value === null ? '—' : signed(amount(value), value)),
    },
    { head: t('by'), cell: (row) => row.countedBy ?? '—', phone: 'detail' },
  ];
  return (
    <Panel
      title={t('differences')}
      actions={
        <ToggleChip on={only} onChange={setOnly}>
          {t('onlyDifferences')}
        </ToggleChip>
      }
    >
      <Figures
        of={[
          { name: t('linesCounted'), value: done },
          { name: t('withDifference'), value: different, tone: different > 0 ? 'lim' : undefined },
          { name: t('turnover'), value: reais(count.turnover) },
          { name: t('net'), value: reais(count.net), tone: count.net < 0 ? 'out' : undefined },
        ]}
      />
      {rows.length === 0 ? (
        <Empty>{t('noDifferences')}</Empty>
      ) : (
        <DataTable label={t('differences')} columns={columns} rows={rows} rowKey={(row) => row.sku} />
      )}
    </Panel>
  );
}
