import { IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { dayOf, daysBetween, relative, shortDay } from '~/format/date';
import { amount } from '~/format/number';
import { initials, plate } from '~/format/texts';
import { useMe } from '~/session/me';
import { Glyph } from '~/ui/Glyph';
import { kindWords } from '~/ui/kinds';
import type { OrderStatus } from '~/ui/stages';
import { componentState, stateTones } from './componentState';
import { orders } from './messages';
import type { BoardCard } from './useBoard';

/** An order on the board: whose engine, how far its components are, when it is promised, and what it waits for. */
export const Card = memo(function Card({ card, status }: { card: BoardCard; status: OrderStatus }) {
  const t = orders.use();
  const { today } = useMe();
  const waits = useWaits(card, status);
  return (
    <Link to="/ordens/$id" params={{ id: card.id }} className={card.late ? 'card late' : 'card'} data-row preload={false}>
      <span className="row">
        <span className="m mut">{card.number.split('-').at(-1)}</span>
        {card.priority <= 2 && <span className="chip plain lim">{t(card.priority === 1 ? 'priority.p1' : 'priority.p2')}</span>}
        <span className="sp" />
        {card.approvedTotal !== null && <span className="n">{amount(card.approvedTotal)}</span>}
      </span>
      <b>{card.engineModel}</b>
      <span className="cu">
        <span className="ell">{card.customerName}</span>
        <span className="m">{card.plate ? plate(card.plate) : t('noPlate')}</span>
      </span>
      <Components card={card} status={status} />
      <span className="ft">
        <span className={`row ${urgency(card, status, today)}`}>
          <IconClock size={14} stroke={1.75} aria-hidden />
          {card.promisedOn ? t('relative', { day: shortDay(card.promisedOn), relative: relative(today, card.promisedOn) }) : t('noPromise')}
        </span>
        <span className="sp" />
        {card.openedBy && (
          <span
            className="av"
            role="img"
            aria-label={t('openedBy', { name: card.openedBy })}
            title={t('openedBy', { name: card.openedBy })}
          >
            {initials(card.openedBy)}
          </span>
        )}
      </span>
      {waits && <span className="nt">{waits}</span>}
    </Link>
  );
});

function Components({ card, status }: { card: BoardCard; status: OrderStatus }) {
  const t = orders.use();
  const k = kindWords.use();
  return (
    <span className="cg">
      {card.components.map((component, at) => {
        const state = componentState(status, component);
        const said = t('component', { name: component.label ?? k(component.kind), state: t(`states.${state}`) });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: components do not move
          <span key={at} className={`k-${stateTones[state]}`} role="img" aria-label={said} title={said}>
            <Glyph kind={component.kind} />
            <em />
          </span>
        );
      })}
    </span>
  );
}

function urgency(card: BoardCard, status: OrderStatus, today: string) {
  if (card.late) return 't-out';
  if (card.promisedOn && status !== 'Completed' && daysBetween(today, card.promisedOn) <= 2) return 't-lim';
  return 'mut';
}

function useWaits(card: BoardCard, status: OrderStatus) {
  const t = orders.use();
  const { today } = useMe();
  const parts = card.missingParts;
  switch (status) {
    case 'AwaitingApproval':
      return t('waits.AwaitingApproval', { since: relative(today, dayOf(card.since)) });
    case 'AwaitingParts':
      return t('waits.AwaitingParts', { count: parts.length, parts: parts[0] ?? '' });
    case 'Open':
    case 'AwaitingBudget':
    case 'Approved':
    case 'Completed':
      return t(`waits.${status}`);
    default:
      return null;
  }
}
