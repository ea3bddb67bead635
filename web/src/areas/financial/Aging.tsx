import { Link } from '@tanstack/react-router';
import type { Schemas } from '~/api/generated';
import { amount, percent, reais } from '~/format/number';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { financial } from './messages';

type Outlook = { data: Schemas['financial']['ShowOutlookResponse'] | undefined; error: unknown; refetch: () => unknown };

const ages = ['ahead', 'to30', 'to60', 'to90', 'over90'] as const;

/** What customers owe by how late it is, and who owes most. */
export function Aging({ outlook }: { outlook: Outlook }) {
  const t = financial.use();
  const sums = outlook.data?.aging;
  const total = sums ? ages.reduce((sum, age) => sum + sums[age], 0) : 0;
  const overdue = sums ? total - sums.ahead : 0;
  return (
    <>
      <Panel
        title={t('byAge')}
        actions={<b className="n">{sums && reais(total)}</b>}
        footer={overdue > 0 && t('overdueShare', { overdue: amount(overdue), share: percent(Math.round((1000 * overdue) / total) / 10) })}
      >
        <Loaded query={{ ...outlook, data: sums }}>
          {(by) => (
            <table className="t ag" aria-label={t('byAge')}>
              <thead className="sr">
                <tr>
                  <th>{t('age')}</th>
                  <th>{t('share')}</th>
                  <th>{t('value')}</th>
                </tr>
              </thead>
              <tbody>
                {ages.map((age) => (
                  <tr key={age}>
                    <td>{t(`ages.${age}`)}</td>
                    <td>
                      <span className={`hb a-${age}`}>
                        {by[age] > 0 && <i style={{ width: `${(100 * by[age]) / Math.max(...Object.values(by))}%` }} />}
                      </span>
                    </td>
                    <td className="n">{amount(by[age])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Loaded>
      </Panel>
      <Panel title={t('worst')}>
        <Loaded query={outlook} rows={3}>
          {({ worst }) => {
            if (worst.length === 0) return <Empty>{t('noneOverdue')}</Empty>;
            return (
              <ul className="acc">
                {worst.map((one) => (
                  <li key={one.oldestId}>
                    <Link to="/financeiro/titulos/$id" params={{ id: one.oldestId }} className="lnk ell">
                      {one.party}
                    </Link>
                    <span className="sm mut">{t('worstLine', { count: one.titles, days: one.daysLate })}</span>
                    <span className="sp" />
                    <b className="n">{amount(one.balance)}</b>
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
      </Panel>
    </>
  );
}
