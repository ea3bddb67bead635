import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import type { Schemas } from '~/api/generated';
import { useFilters } from '~/app/useFilters';
import { StageMark } from '~/ui/StageMark';
import { Loaded } from '~/ui/States';
import { stages, stageWords } from '~/ui/stages';
import { Card } from './Card';
import type { OrderFilters } from './filters';
import { orders } from './messages';
import { type BoardColumn, first, most, useColumn } from './useBoard';

/** Cards by stage. Events move them, not hands; arrows walk between them, Enter opens. */
export function Board({ query }: { query: UseQueryResult<Schemas['orders']['ShowBoardResponse'], unknown> }) {
  return <Loaded query={query}>{(board) => <Columns columns={board.columns} />}</Loaded>;
}

function Columns({ columns }: { columns: BoardColumn[] }) {
  const t = orders.use();
  const s = stageWords.use();
  const { filters } = useFilters<OrderFilters>();
  // A phone shows one column; the fullest has most to say.
  const shown = filters.etapa ?? columns.reduce((one, other) => (other.count > one.count ? other : one), columns[0] as BoardColumn).status;
  return (
    <>
      <nav className="tabs only-sm" aria-label={t('stage')}>
        {columns.map((column) => (
          <Link
            key={column.status}
            to="/ordens"
            search={{ ...filters, etapa: column.status }}
            replace
            aria-current={column.status === shown ? 'page' : undefined}
          >
            <StageMark {...stages[column.status]} />
            {s(column.status)} <span className="c">{column.count}</span>
          </Link>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the cards in it are links, arrows only move between them */}
      <div className="board" onKeyDown={walk}>
        {columns.map((column) => (
          <Column key={column.status} begun={column} now={column.status === shown} filters={filters} />
        ))}
      </div>
    </>
  );
}

function Column({ begun, now, filters }: { begun: BoardColumn; now: boolean; filters: OrderFilters }) {
  const t = orders.use();
  const s = stageWords.use();
  const [limit, setLimit] = useState(first);
  const { column, busy } = useColumn(filters, begun, limit);
  const left = column.count - column.cards.length;
  return (
    <section className={now ? 'col now' : 'col'} aria-label={s(column.status)}>
      <h2>
        <StageMark {...stages[column.status]} />
        {s(column.status)}
        <span className="mut">{column.count}</span>
      </h2>
      <div className="cl">
        {column.cards.map((card) => (
          <Card key={card.id} card={card} status={column.status} />
        ))}
        {column.count === 0 && <p className="none">{t('noCards')}</p>}
        {left > 0 && limit < most && (
          <button type="button" className="more" disabled={busy && limit > first} onClick={() => setLimit(Math.min(limit + 20, most))}>
            {t('more', { count: left })}
          </button>
        )}
        {left > 0 && limit >= most && (
          <Link className="more" to="/ordens" search={{ ...filters, visao: 'lista', etapa: column.status }}>
            {t('wholeList', { count: column.count })}
          </Link>
        )}
      </div>
    </section>
  );
}

/** Up and down within a column, left and right to the card beside it. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const card = (event.target as HTMLElement).closest<HTMLElement>('.card');
  if (!card || !event.key.startsWith('Arrow')) return;
  const cardsOf = (column: Element | undefined | null) => [...(column?.querySelectorAll<HTMLElement>('.card') ?? [])];
  const columns = [...event.currentTarget.querySelectorAll('.col')].filter((column) => cardsOf(column).length > 0);
  const own = card.closest('.col');
  const at = cardsOf(own).indexOf(card);
  const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
  const beside = cardsOf(columns[columns.indexOf(own as Element) + step]);
  const next = event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? beside[Math.min(at, beside.length - 1)] : cardsOf(own)[at + step];
  event.preventDefault();
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
