import { IconCash, IconClock, IconEngine, IconFileText, IconPackage, IconReceipt } from '@tabler/icons-react';
import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { $api, api } from '~/api/client';
import { queries } from '~/api/queries';
import { placeOf } from '~/app/places';
import { relative, shortDay } from '~/format/date';
import { useMe } from '~/session/me';
import { Button, LinkButton } from '~/ui/Button';
import { Chip, type IconType } from '~/ui/Chip';
import { Panel } from '~/ui/Panel';
import { Empty, Failure, Loading } from '~/ui/States';
import { stageWords } from '~/ui/stages';
import { dashboard } from './messages';
import { asking, type Need, needsOf, type Tone } from './needs';
import { type LateOrder, useLateOrders } from './useLateOrders';
import { useBudgetsSummary } from './useSummaries';

const atFirst = 8;

const icons = { order: IconEngine, fiscal: IconReceipt, budget: IconFileText, stock: IconPackage, money: IconCash };

/** What waits for somebody: broken promises, offers about to end, and notifications that ask for something. */
export function Todo() {
  const t = dashboard.use();
  const { can } = useMe();
  const mayRead = can('notifications.read');
  const late = useLateOrders();
  const unread = $api.useQuery(
    'get',
    '/api/v1/notifications',
    { params: { query: { unread: true, limit: 200 } } },
    { enabled: mayRead, refetchInterval: 30_000 },
  );
  const budgets = useBudgetsSummary().data;
  const discounts = can('budgets.approve-discount') ? (budgets?.awaitingInternalApproval ?? 0) : 0;
  const expiring = budgets?.expiringToday ?? 0;
  const [isLong, setLong] = useState(false);
  const needs = needsOf(unread.data?.items ?? []);
  const shown = isLong ? needs : needs.slice(0, atFirst);
  const count = late.orders.length + needs.length + Number(discounts > 0) + Number(expiring > 0);
  const error = late.error ?? unread.error;
  return (
    <Panel
      title={
        <span className="row">
          {t('todo.title')} {count > 0 && <Chip tone="non">{count}</Chip>}
        </span>
      }
    >
      {error && <Failure error={error} />}
      {!error && count === 0 && (late.isLoading || unread.isLoading ? <Loading rows={4} /> : <Empty>{t('todo.none')}</Empty>)}
      <ul className="todo">
        {late.orders.map((one) => (
          <LateLine key={one.id} order={one} />
        ))}
        {discounts > 0 && (
          <Line
            tone="lim"
            icon={IconFileText}
            title={t('todo.discounts', { count: discounts })}
            link={{ to: '/orcamentos', search: { situacao: 'AwaitingInternalApproval' } as never }}
          >
            {t('todo.discountsText')}
          </Line>
        )}
        {expiring > 0 && (
          <Line
            tone="lim"
            icon={IconFileText}
            title={t('todo.expiring', { count: expiring })}
            link={{ to: '/orcamentos', search: { situacao: 'Sent' } as never }}
          >
            {t('todo.expiringText')}
          </Line>
        )}
        {shown.map((need) => (
          <Asked key={need.first.id} need={need} />
        ))}
      </ul>
      {shown.length < needs.length && (
        <div className="pb r">
          <Button small look="ghost" onClick={() => setLong(true)}>
            {t('todo.andMore', { count: needs.length - shown.length })}
          </Button>
        </div>
      )}
    </Panel>
  );
}

type LineProps = { tone: Tone; icon: IconType; title: ReactNode; link?: LinkProps; onOpen?: () => void; children: ReactNode };

function Line({ tone, icon: Icon, title, link, onOpen, children }: LineProps) {
  const t = dashboard.use();
  return (
    <li>
      <span className={`ti ${tone}`}>
        <Icon size={16} stroke={1.75} aria-hidden />
      </span>
      <div>
        <p>{title}</p>
        <p className="mut">{children}</p>
      </div>
      {link && (
        <LinkButton small {...link}>
          {t('todo.open')}
        </LinkButton>
      )}
      {onOpen && (
        <Button small onClick={onOpen}>
          {t('todo.open')}
        </Button>
      )}
    </li>
  );
}

function LateLine({ order }: { order: LateOrder }) {
  const t = dashboard.use();
  const s = stageWords.use();
  const { today } = useMe();
  return (
    <Line
      tone="out"
      icon={IconClock}
      title={
        <>
          <b className="m">{order.number}</b>{' '}
          <span className="sec">
            {order.engineModel}, {order.customerName}
          </span>
        </>
      }
      link={{ to: '/ordens/$id', params: { id: order.id } }}
    >
      {order.promisedOn &&
        t('todo.promised', {
          day: shortDay(order.promisedOn),
          relative: relative(today, order.promisedOn),
          stage: s(order.status).toLowerCase(),
        })}
    </Line>
  );
}

/** What a notification asks for; opening it is reading it. */
function Asked({ need: { first, ids } }: { need: Need }) {
  const t = dashboard.use();
  const navigate = useNavigate();
  const { tone, area } = asking[first.kind] ?? { tone: 'blu', area: 'order' };
  const place = placeOf(first.link);
  function open() {
    Promise.all(ids.map((id) => api.POST('/api/v1/notifications/{id}/read', { params: { path: { id } } }))).finally(() =>
      queries.invalidateQueries(),
    );
    if (place) navigate({ to: place });
  }
  return (
    <Line tone={tone} icon={icons[area]} title={<b>{first.title}</b>} onOpen={place ? open : undefined}>
      {ids.length > 1 ? `${first.text.replace(/\.$/, '')} ${t('todo.andMore', { count: ids.length - 1 })}` : first.text}
    </Line>
  );
}
