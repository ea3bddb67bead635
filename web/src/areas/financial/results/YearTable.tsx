import { IconLock } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { month as nameOf, shortMonth } from '~/format/date';
import { plain } from './Amounts';
import { classOf, RowName, useFolded } from './MonthTable';
import { results } from './resultMessages';
import { type MonthResult, rowsOf, totalOf } from './statement';

type Props = { months: MonthResult[]; view: 'accrual' | 'cash'; open: (month: string) => void };

/** Twelve months side by side in one view, and what they come to; a month's head leads to it. */
export function YearTable({ months, view, open }: Props) {
  const t = results.use();
  const [folded, fold] = useFolded();
  const box = useRef<HTMLDivElement>(null);
  // The latest months are those that somebody came for.
  useLayoutEffect(() => {
    box.current?.scrollTo({ left: box.current.scrollWidth });
  }, []);
  const statements = months.map((one) => one[view]);
  return (
    <div className="scroll" ref={box}>
      <table className="t dre year" aria-label={`${t('title')}, ${t('year')}`}>
        <thead>
          <tr>
            <th scope="col">{t('currency')}</th>
            {months.map((one) => (
              <th key={one.month} scope="col" className="n">
                <button type="button" className="lnk" title={nameOf(one.month)} onClick={() => open(one.month)}>
                  {one.closed && <IconLock size={12} role="img" aria-label={t('closed')} />}
                  {shortMonth(one.month)}
                </button>
              </th>
            ))}
            <th scope="col" className="n">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(statements, folded).map((row) => (
            <tr key={row.name} className={classOf(row)}>
              <td>
                <RowName row={row} fold={fold} />
              </td>
              {months.map((one) => (
                <td key={one.month} className="n">
                  {plain(row.value(one[view]))}
                </td>
              ))}
              <td className="n">{plain(totalOf(statements.map(row.value)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
