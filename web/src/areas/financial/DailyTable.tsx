import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { $api } from '~/api/client';
import { day } from '~/format/date';
import { amount, reais } from '~/format/number';
import { language } from '~/i18n/language';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { CloseDayDialog } from './CloseDayDialog';
import type { Flow } from './cashflow';
import { financial } from './messages';

const weekday = (value: string) =>
  new Intl.DateTimeFormat(language.current(), { weekday: 'short', timeZone: 'UTC' })
    .format(new Date(`${value}T00:00:00Z`))
    .replace('.', '');

const shown = 14;

/** The same as the chart, in numbers; the latest days first. */
export function DailyTable({ flow, today }: { flow: Flow[]; today: string }) {
  const t = financial.use();
  const c = common.use();
  const { can } = useMe();
  const [all, setAll] = useState(false);
  const [closing, setClosing] = useState(false);
  const summary = $api.useQuery('get', '/api/v1/financial/summary', {}, { enabled: can('financial.read') });
  const closings = $api.useQuery('get', '/api/v1/consolidated/closings', { params: { query: { limit: 200 } } });
  // A day may be closed more than once; the list has the latest first.
  const closedOf = new Map([...(closings.data?.items ?? [])].reverse().map((one) => [one.day, one.stale ? 'stale' : 'closed'] as const));
  const until = flow.findIndex((one) => one.day === today);
  // A few days ahead, then back.
  const rows = (all || until < 0 ? flow : flow.slice(Math.max(0, until - shown + 5), until + 5)).toReversed();
  const left = (sides: { dueToday: { balance: number }; overdue: { balance: number } }) =>
    reais(sides.dueToday.balance + sides.overdue.balance);
  return (
    <Panel
      title={t('daily')}
      actions={
        can('consolidated.write') && (
          <Button small look="ghost" icon={IconLock} onClick={() => setClosing(true)}>
            {t('printDay')}
          </Button>
        )
      }
      footer={summary.data && t('forecastFooter', { receivable: left(summary.data.receivable), payable: left(summary.data.payable) })}
    >
      <div className="scroll">
        <table className="t li" aria-label={t('daily')}>
          <thead>
            <tr>
              <th scope="col">{t('day')}</th>
              {(['opening', 'ins', 'outs', 'closing'] as const).map((name) => (
                <th key={name} scope="col" className="n">
                  {t(name)}
                </th>
              ))}
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.day} className={one.forecast ? 'fut' : one.day === today ? 'sel' : undefined}>
                <td className="p">
                  <span className="m">{day(one.day)}</span> <span className="mut">{weekday(one.day)}</span>
                </td>
                <td className="n mut">{amount(one.opening)}</td>
                <td className="n">{one.in === 0 ? <span className="mut">–</span> : amount(one.in)}</td>
                <td className="n">{one.out === 0 ? <span className="mut">–</span> : amount(one.out)}</td>
                <td className="n v b">{amount(one.closing)}</td>
                <td className="e">
                  <DayChip one={one} today={today} closed={closedOf.get(one.day)} />
                </td>
                <td className="s only-sm">
                  {[one.in > 0 && `+${amount(one.in)}`, one.out > 0 && `−${amount(one.out)}`].filter(Boolean).join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!all && rows.length < flow.length && (
        <div className="pb r">
          <Button onClick={() => setAll(true)}>{c('more')}</Button>
        </div>
      )}
      {closing && <CloseDayDialog close={() => setClosing(false)} />}
    </Panel>
  );
}

function DayChip({ one, today, closed }: { one: Flow; today: string; closed?: 'stale' | 'closed' }) {
  const t = financial.use();
  if (one.forecast) return <Chip dash>{t('dayStates.forecast')}</Chip>;
  if (closed === 'stale') return <Chip tone="vio">{t('dayStates.stale')}</Chip>;
  if (closed === 'closed')
    return (
      <Chip tone="ok" icon={IconLock}>
        {t('dayStates.closed')}
      </Chip>
    );
  return one.day === today ? <Chip tone="blu">{t('dayStates.today')}</Chip> : <span className="mut sm">{t('dayStates.open')}</span>;
}
