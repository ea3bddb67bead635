import { Link } from '@tanstack/react-router';
import { amount, percent, reais } from '~/format/number';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { ages, agingOf, type Title, worstDebtors } from './cashflow';
import { financial } from './messages';

type Query = { data: Title[] | undefined; error: unknown; refetch: () => unknown };

/** What customers owe by how late it is, and who owes most. */
export function Aging({ titles, today }: { titles: Query; today: string }) {
  const t = financial.use();
  const sums = titles.data && agingOf(titles.data, today);
  const total = sums ? ages.reduce((sum, age) => sum + sums[age], 0) : 0;
  const overdue = sums ? total - sums.ahead : 0;
  return (
    <>
      <Panel
        title={t('byAge')}
        actions={<b className="n">{sums && reais(total)}</b>}
        footer={overdue > 0 && t('overdueShare', { overdue: amount(overdue), share: percent(Math.round((1000 * overdue) / total) / 10) })}
      >
        <Loaded query={{ ...titles, data: sums }}>
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
        <Loaded query={titles} rows={3}>
          {(all) => {
            const worst = worstDebtors(all, today, 5);
            if (worst.length === 0) return <Empty>{t('noneOverdue')}</Empty>;
            return (
              <ul className="acc">
                {worst.map((one) => (
                  <li key={one.titles[0]?.id}>
                    <Link to="/financeiro/titulos/$id" params={{ id: one.titles[0]?.id ?? '' }} className="lnk ell">
                      {one.party}
                    </Link>
                    <span className="sm mut">{t('worstLine', { count: one.titles.length, days: one.days })}</span>
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
