import { IconArrowRight } from '@tabler/icons-react';
import { $api } from '~/api/client';
import { month as nameOf, plusMonths } from '~/format/date';
import { amount, reais, shareText } from '~/format/number';
import { useMe } from '~/session/me';
import { LinkButton } from '~/ui/Button';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { money } from './moneyMessages';
import { resultOf } from './result';

/** What this month has made so far, beside the whole month before. */
export function MonthResult() {
  const t = money.use();
  const { today } = useMe();
  const now = today.slice(0, 7);
  const before = plusMonths(now, -1);
  const months = $api.useQuery(
    'get',
    '/api/v1/financial/results',
    { params: { query: { from: before, to: now } } },
    { refetchInterval: 30_000 },
  );
  return (
    <Panel
      title={t('result.title', { month: nameOf(now) })}
      sub={t('result.sub')}
      actions={<LinkButton small look="ghost" icon={IconArrowRight} to="/financeiro/dre" aria-label={t('result.open')} />}
      footer={t('result.footer', { month: nameOf(before) })}
    >
      <Loaded query={months} rows={5}>
        {({ months: [then, shown] }) => {
          const rows = shown ? resultOf(shown.accrual, then?.accrual) : [];
          if (rows.every((row) => row.value === 0)) return <Empty>{t('result.none')}</Empty>;
          return (
            <table className="t res" aria-label={t('result.title', { month: nameOf(now) })}>
              <thead className="sr">
                <tr>
                  <th>{t('result.line')}</th>
                  <th>{t('result.share')}</th>
                  <th>{t('result.value')}</th>
                  <th>{t('result.change')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ name, value, share, change, sum }) => (
                  <tr key={name} className={sum ? 'b' : undefined}>
                    <td>{t(`result.lines.${name}`)}</td>
                    <td className="part">
                      <span className="pbar">
                        <i className={value < 0 ? 'ou' : undefined} style={{ width: `${share}%` }} />
                      </span>
                    </td>
                    <td className="n" title={reais(value)}>
                      {value < 0 ? `−${amount(-value)}` : amount(value)}
                    </td>
                    <td className="n mut">{change === null ? '–' : `${change > 0 ? '+' : ''}${shareText(change)}`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        }}
      </Loaded>
    </Panel>
  );
}
