import { IconX } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { month as nameOf, shortDay } from '~/format/date';
import { amount } from '~/format/number';
import { Button } from '~/ui/Button';
import { DataTable } from '~/ui/DataTable';
import { common } from '~/ui/messages';
import { Panel } from '~/ui/Panel';
import { Empty, Loaded } from '~/ui/States';
import { plain } from './Amounts';
import { LineCategories } from './LineCategories';
import { results } from './resultMessages';
import { amountOf, difference, isCost, type Line, type MonthResult, totalOf, type View } from './statement';

type Detail = Schemas['financial']['ShowResultLineResponse'];
type Item = Schemas['financial']['ShowResultLineItem'];

const [few, most] = [10, 1000];

/** Lines of which is said what each view counts in them; the others are bills. */
const told = ['Customers', 'OtherRevenue', 'Discounts', 'Returns', 'SalesTaxes', 'PartsCost', 'Warranty', 'Financial'] as const;
const whyOf = (line: Line) => (line === 'Services' || line === 'Parts' ? 'sold' : (told.find((one) => one === line) ?? 'bills'));

function placeOf({ source, sourceId: id, day, reference }: Item): LinkProps | null {
  switch (source) {
    case 'Order':
      return { to: '/ordens/$id', params: { id } };
    case 'Invoice':
      return { to: '/fiscal/vendas/$id', params: { id } };
    case 'Title':
    case 'Settlement':
      return { to: '/financeiro/titulos/$id', params: { id } };
    case 'Renegotiation':
      return { to: '/financeiro/acordos/$id', params: { id } };
    case 'CashEntry':
      return { to: '/financeiro/lancamentos', search: { de: day, ate: day } as never };
    case 'Taxes':
      return { to: '/fiscal/livros', search: { mes: reference } as never };
    case 'Stock':
      return { to: '/estoque/$sku', params: { sku: reference } };
    case 'Refund':
      return null;
  }
}

type Props = { month: MonthResult; line: Line; close: () => void; move?: (category: string) => void };

/** A line of a month: its amounts, and the orders, titles and entries each of them is made of. */
export function LinePanel({ month, line, close, move }: Props) {
  const t = results.use();
  const [accrual, cash] = [amountOf(month.accrual, line), amountOf(month.cash, line)];
  const [chosen, choose] = useState<View>();
  const view = chosen ?? (accrual === 0 && cash !== 0 ? 'Cash' : 'Accrual');
  const sign = isCost(line) ? -1 : 1;
  const place = useRef<HTMLDivElement>(null);
  // Where it stands below the table, whoever chose the line is taken there.
  useEffect(() => {
    if (matchMedia('(max-width: 1240px)').matches) place.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div ref={place} className="line-panel">
      <Panel title={t(`names.${line}`)} actions={<Button look="ghost" small icon={IconX} aria-label={t('closeDetail')} onClick={close} />}>
        <div className="pb">
          <Both accrual={accrual * sign} cash={cash * sign} />
          <p className="sm sec why">{t(`why.${whyOf(line)}`)}</p>
          {accrual !== 0 && cash !== 0 && (
            <fieldset className="seg" aria-label={t('regime')}>
              {(['Accrual', 'Cash'] as const).map((one) => (
                <button key={one} type="button" aria-pressed={view === one} onClick={() => choose(one)}>
                  {t(one === 'Accrual' ? 'accrual' : 'cash')}
                </button>
              ))}
            </fieldset>
          )}
        </div>
        <Items key={view} month={month.month} line={line} view={view} sign={sign} move={move} />
      </Panel>
    </div>
  );
}

function Both({ accrual, cash }: { accrual: number; cash: number }) {
  const t = results.use();
  return (
    <dl className="kv">
      <dt>{t('accrual')}</dt>
      <dd className="n b">{plain(accrual)}</dd>
      <dt>{t('cash')}</dt>
      <dd className="n b">{plain(cash)}</dd>
      <dt>{t('difference')}</dt>
      <dd className="n b">{plain(difference(accrual, cash))}</dd>
    </dl>
  );
}

type ItemsProps = { month: string; line: Line; view: View; sign: 1 | -1; move?: (category: string) => void };

function Items({ month, line, view, sign, move }: ItemsProps) {
  const t = results.use();
  const [limit, setLimit] = useState(few);
  const detail = $api.useQuery(
    'get',
    '/api/v1/financial/results/{month}/lines/{line}',
    { params: { path: { month, line }, query: { view, limit } } },
    { placeholderData: (before) => (before?.month === month ? before : undefined), refetchInterval: 5_000 },
  );
  return (
    <Loaded query={detail}>
      {(data) =>
        data.items.length === 0 ? (
          <Empty>{t('nothing', { month: nameOf(month) })}</Empty>
        ) : (
          <>
            <DataTable
              label={t('source')}
              rows={data.items}
              rowKey={(row) => [row.source, row.sourceId, row.reference, row.description, row.category].join()}
              columns={[
                { head: t('source'), phone: 'title', cell: (row) => <Source of={row} /> },
                { head: t('day'), phone: 'detail', cell: (row) => <span className="mut m">{shortDay(row.day)}</span> },
                { head: t('value'), number: true, phone: 'value', cell: (row) => amount(row.amount * sign) },
              ]}
              foot={<Foot of={data} sign={sign} all={limit < most ? () => setLimit(most) : undefined} />}
            />
            <LineCategories of={data.items} move={move} />
          </>
        )
      }
    </Loaded>
  );
}

function Source({ of }: { of: Item }) {
  const place = placeOf(of);
  const name = of.source === 'Taxes' ? nameOf(of.reference) : of.reference;
  const code = /\d/.test(name) && of.source !== 'Taxes' ? ' m' : '';
  return (
    <>
      {place ? (
        <Link {...place} className={`lnk${code}`}>
          {name}
        </Link>
      ) : (
        <span className={code}>{name}</span>
      )}
      <span className="two wrap">{[of.category, of.description].filter((one) => one && one !== name).join(' · ')}</span>
    </>
  );
}

/** What the rows leave out, and what all of it comes to. */
function Foot({ of, sign, all }: { of: Detail; sign: 1 | -1; all?: () => void }) {
  const t = results.use();
  const c = common.use();
  const count = of.count - of.items.length;
  const rest = difference(of.amount, totalOf(of.items.map((one) => one.amount)));
  return (
    <>
      {count > 0 && (
        <tr className="rest">
          <td className="p">
            {all ? (
              <button type="button" className="lnk" onClick={all}>
                {t('more', { count })}
              </button>
            ) : (
              t('more', { count })
            )}
          </td>
          <td />
          <td className="n v">{amount(rest * sign)}</td>
        </tr>
      )}
      <tr>
        <td className="p">{c('total')}</td>
        <td />
        <td className="n v">{amount(of.amount * sign)}</td>
      </tr>
    </>
  );
}
