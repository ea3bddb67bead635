import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { $api } from '~/api/client';
import { Page } from '~/app/Page';
import { useFilters } from '~/app/useFilters';
import { day } from '~/format/date';
import { reais } from '~/format/number';
import { DayField } from '~/forms/DayField';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { csvOf, download } from '~/ui/csv';
import type { Column } from '~/ui/DataTable';
import { type Figure, Figures } from '~/ui/Figures';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { Loaded } from '~/ui/States';
import { Accounts } from './Accounts';
import { Aging } from './Aging';
import { aheadOf, type Flow, flowOf, lowest, windowOf } from './cashflow';
import { DailyTable } from './DailyTable';
import { EntryDialog } from './EntryDialogs';
import { FlowChart } from './FlowChart';
import './financial.css';
import { financial } from './messages';
import { FinancialTabs } from './shared';

const spans = [30, 60, 90];

type Filters = { dias?: string; de?: string; ate?: string };

/** What is in the accounts, day by day: what was, and what the open titles say that will be. */
export function CashPage() {
  const t = financial.use();
  const c = common.use();
  const { can, today } = useMe();
  const { filters, set } = useFilters<Filters>();
  const [adding, setAdding] = useState(false);
  const span = Number(filters.dias ?? 60);
  const shown = windowOf(today, span);
  const { from, to } = { from: filters.de ?? shown.from, to: filters.ate ?? shown.to };
  const days = $api.useQuery(
    'get',
    '/api/v1/consolidated/daily',
    { params: { query: { from, to } } },
    // Entries reach the balance a moment after they are made.
    { placeholderData: (before) => before, enabled: can('consolidated.read'), refetchInterval: 5_000 },
  );
  const query = aheadOf(today, { from, to });
  const outlook = $api.useQuery('get', '/api/v1/financial/outlook', { params: { query } }, { enabled: can('financial.read') });
  // Without what is owed it would be a forecast in which nobody owes anything.
  const unknown = outlook.isEnabled && !outlook.data ? outlook : undefined;
  const flow = unknown ? undefined : days.data && flowOf(days.data.days, today, outlook.data?.days ?? []);

  function exportDays() {
    const column = (head: string, value: (one: Flow) => string | number): Column<Flow> => ({ head, cell: value, csv: { head, value } });
    const columns = [
      column(t('day'), (one) => day(one.day)),
      column(t('opening'), (one) => one.opening),
      column(t('ins'), (one) => one.in),
      column(t('outs'), (one) => one.out),
      column(t('closing'), (one) => one.closing),
      column(t('state'), (one) => (one.forecast ? t('forecast') : '')),
    ];
    download(`${t('title')}.csv`, csvOf(columns, flow ?? []));
  }

  return (
    <Page
      title={t('title')}
      sub={<span className="hide-sm">{t('allAccounts')}</span>}
      actions={
        <>
          <Button icon={IconDownload} aria-label={c('csv')} onClick={exportDays}>
            <span className="hide-sm">CSV</span>
          </Button>
          {can('cashflow.post') && (
            <Button look="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
              <span className="hide-sm">{t('newEntry')}</span>
              <span className="only-sm sr">{t('newEntry')}</span>
            </Button>
          )}
        </>
      }
      bar={
        <>
          <FinancialTabs />
          <div className="bar">
            <fieldset className="seg" aria-label={t('title')} style={{ padding: 0, margin: 0 }}>
              {spans.map((one) => (
                <button
                  key={one}
                  type="button"
                  aria-pressed={span === one && !filters.de && !filters.ate}
                  onClick={() => set({ dias: String(one), de: undefined, ate: undefined })}
                >
                  {t('days', { count: one })}
                </button>
              ))}
            </fieldset>
            <DayField
              size="xs"
              w={130}
              aria-label={t('from')}
              placeholder={t('from')}
              value={from}
              onChange={(de) => set({ de: de ?? undefined, ate: to })}
              clearable={false}
            />
            <DayField
              size="xs"
              w={130}
              aria-label={t('to')}
              placeholder={t('to')}
              value={to}
              onChange={(ate) => set({ ate: ate ?? undefined, de: from })}
              clearable={false}
            />
          </div>
        </>
      }
    >
      <Panel
        title={t('chartTitle')}
        actions={
          <>
            <Legend name={t('in')} colour="--blu-s" />
            <Legend name={t('out')} colour="--lim-s" />
            <Legend name={t('balance')} colour="--ink" look="li" />
            <Legend name={t('forecast')} colour="--ink" look="da hide-sm" />
          </>
        }
      >
        <Loaded query={{ ...(unknown ?? days), data: flow }} rows={9}>
          {(all) => (
            <>
              <FlowFigures flow={all} today={today} />
              <div className="pb hide-sm" style={{ paddingTop: 0 }}>
                <FlowChart flow={all} today={today} width={1140} height={300} />
              </div>
              <div className="only-sm" style={{ padding: '0 6px 8px' }}>
                <FlowChart flow={all} today={today} width={370} height={250} />
              </div>
            </>
          )}
        </Loaded>
      </Panel>
      <div className="side-by" style={{ marginTop: 12 }}>
        {flow && <DailyTable flow={flow} today={today} />}
        <div className="stack">
          {can('financial.read') && <Aging outlook={outlook} />}
          {can('cashflow.read') && <Accounts />}
        </div>
      </div>
      {adding && <EntryDialog close={() => setAdding(false)} />}
    </Page>
  );
}

const Legend = ({ name, colour, look }: { name: string; colour: string; look?: 'li' | 'da hide-sm' }) => (
  <span className={`lg ${look ?? ''}`} style={{ '--k': `var(${colour})` } as React.CSSProperties}>
    {name}
  </span>
);

function FlowFigures({ flow, today }: { flow: Flow[]; today: string }) {
  const t = financial.use();
  const past = flow.filter((one) => !one.forecast);
  const sum = (name: 'in' | 'out') => past.reduce((total, one) => total + one[name], 0);
  const now = flow.find((one) => one.day === today);
  const least = lowest(flow);
  const last = flow.at(-1);
  const figures: (Figure | false | undefined)[] = [
    now && { name: t('balanceToday'), value: reais(now.closing), tone: now.closing < 0 ? 'out' : undefined },
    { name: t('cameIn'), value: reais(sum('in')) },
    { name: t('wentOut'), value: reais(sum('out')) },
    least &&
      now &&
      least.closing < now.closing && {
        name: t('lowest', { day: day(least.day).slice(0, 5) }),
        value: reais(least.closing),
        tone: least.closing < 0 ? 'out' : 'lim',
      },
    last?.forecast && { name: t('forecastOn', { day: day(last.day).slice(0, 5) }), value: reais(last.closing) },
  ];
  return <Figures of={figures.filter((one): one is Figure => !!one)} />;
}
