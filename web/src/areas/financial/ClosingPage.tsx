import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { Page } from '~/app/Page';
import { day, instant } from '~/format/date';
import { amount } from '~/format/number';
import { Button } from '~/ui/Button';
import { type Column, DataTable } from '~/ui/DataTable';
import { common } from '~/ui/messages';
import { Note } from '~/ui/Note';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { StaleChip } from './ClosingsPage';
import { financial } from './messages';
import { FinancialTabs } from './shared';

type Line = Schemas['consolidated']['ClosingLine'];

/** One day as it was closed, account by account; made to be printed. */
export function ClosingPage() {
  const t = financial.use();
  const c = common.use();
  const { id } = useParams({ from: '/shell/financeiro/fechamentos/$id' });
  const closing = $api.useQuery('get', '/api/v1/consolidated/closings/{id}', { params: { path: { id } } });
  const figure = (head: string, value: (row: Line) => number): Column<Line> => ({ head, number: true, cell: (row) => amount(value(row)) });
  const columns: Column<Line>[] = [
    { head: t('account'), phone: 'title', cell: (row) => row.account },
    figure(t('opening'), (row) => row.opening),
    { ...figure(t('ins'), (row) => row.in), phone: 'detail' },
    { ...figure(t('outs'), (row) => row.out), phone: 'state' },
    { ...figure(t('closing'), (row) => row.closing), phone: 'value' },
  ];
  const title = closing.data ? t('closingOf', { day: day(closing.data.day) }) : '';
  return (
    <Page
      title={title}
      up={{ to: '/financeiro/fechamentos', label: t('closings') }}
      actions={
        <Button look="primary" icon={IconPrinter} aria-label={c('print')} onClick={() => window.print()}>
          <span className="hide-sm">{c('print')}</span>
        </Button>
      }
      bar={<FinancialTabs />}
    >
      <Loaded query={closing}>
        {(one) => (
          <div className="stack">
            {one.stale && <Note tone="lim">{t('staleText')}</Note>}
            <Panel title={title} sub={`${instant(one.printedAt)} · ${one.printedBy}`} actions={<StaleChip stale={one.stale} />}>
              <DataTable
                label={title}
                columns={columns}
                rows={one.accounts}
                rowKey={(row) => row.account}
                foot={
                  <tr>
                    <td className="p">{c('total')}</td>
                    <td className="n">{amount(sum(one.accounts, (row) => row.opening))}</td>
                    <td className="n">{amount(sum(one.accounts, (row) => row.in))}</td>
                    <td className="n">{amount(sum(one.accounts, (row) => row.out))}</td>
                    <td className="n v">{amount(one.closing)}</td>
                  </tr>
                }
              />
            </Panel>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const sum = (lines: Line[], of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0);
