import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { shareText } from '~/format/number';
import { plain, Spark, signed } from './Amounts';
import { results } from './resultMessages';
import { difference, type Line, type MonthResult, type Row, rowsOf, shareOf } from './statement';

const looks = { group: 'gr', line: 'ch', sum: 'eq', final: 'eq fin' } as const;

/** Groups that somebody folded, and how to fold and unfold them. */
export function useFolded() {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const fold = (name: string) =>
    setFolded((before) => new Set(before.has(name) ? [...before].filter((one) => one !== name) : [...before, name]));
  return [folded, fold] as const;
}

export const classOf = (row: Row, selected = false) => `${looks[row.look]}${selected ? ' sel' : ''}`;

type NameProps = { row: Row; selected?: boolean; fold: (name: string) => void; choose?: (line: Line) => void };

/** What a row is called; folds its lines, or shows what it is made of. */
export function RowName({ row, selected, fold, choose }: NameProps) {
  const t = results.use();
  const name = t(`names.${row.name}`);
  const Arrow = row.open ? IconChevronDown : IconChevronRight;
  if (row.open !== undefined)
    return (
      <button type="button" className="cover nm" data-row aria-expanded={row.open} onClick={() => fold(row.name)}>
        <span className="tg">
          <Arrow size={14} stroke={1.75} aria-hidden />
        </span>
        {name}
      </button>
    );
  const { line } = row;
  return (
    <span className="nm">
      {row.look !== 'sum' && row.look !== 'final' && <span className="tg" />}
      {line && choose ? (
        <button type="button" className="cover lnk2" data-row aria-current={selected || undefined} onClick={() => choose(line)}>
          {name}
        </button>
      ) : (
        name
      )}
    </span>
  );
}

type Props = {
  shown: MonthResult;
  /** The months up to the one shown, oldest first. */
  months: MonthResult[];
  line: Line | undefined;
  /** Where what lines are made of can be had. */
  choose?: (line: Line) => void;
};

/** A month by accrual and by cash, side by side. */
export function MonthTable({ shown, months, line, choose }: Props) {
  const t = results.use();
  const [folded, fold] = useFolded();
  const past = [...months.slice(0, -1), shown];
  return (
    <table className="t li dre" aria-label={t('title')}>
      <thead>
        <tr>
          <th scope="col">{t('currency')}</th>
          <th scope="col" className="hide-md">
            {t('year')}
          </th>
          {(['accrual', 'share', 'cash', 'difference'] as const).map((head) => (
            <th key={head} scope="col" className="n">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsOf([shown.accrual, shown.cash], folded).map((row) => {
          const selected = row.line !== undefined && row.line === line;
          return (
            <tr key={row.name} className={classOf(row, selected)}>
              <td className="p">
                <RowName row={row} selected={selected} fold={fold} choose={choose} />
              </td>
              <Figures row={row} past={past} shown={shown} />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Figures({ row, past, shown: { accrual, cash } }: { row: Row; past: MonthResult[]; shown: MonthResult }) {
  const t = results.use();
  const [owed, paid] = [row.value(accrual), row.value(cash)];
  const apart = difference(owed, paid);
  const share = shareOf(owed, accrual.netRevenue);
  // Some lines are known in cash alone.
  const view = past.some((one) => row.value(one.accrual) !== 0) ? 'accrual' : 'cash';
  return (
    <>
      <td className="hide-md">
        <Spark values={past.map((one) => row.value(one[view]))} />
      </td>
      <td className="n v">{plain(owed)}</td>
      <td className="n mut">{share === null ? '–' : shareText(share)}</td>
      <td className="n">{plain(paid)}</td>
      <td className={apart === 0 ? 'n mut' : 'n'}>{signed(apart)}</td>
      <td className="s only-sm">{t('inCash', { amount: plain(paid) })}</td>
    </>
  );
}
