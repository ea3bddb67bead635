import { IconEye, IconFilter, IconPoint, IconSettingsAutomation, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { usePages } from '~/api/usePages';
import { dayOf, daysBetween, relative, shortDay, time } from '~/format/date';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { MoreRows } from '~/ui/MoreRows';
import { Panel } from '~/ui/Panel';
import { Empty, Failure, Loading } from '~/ui/States';
import { order as messages } from './messages';
import type { Order } from './useOrder';
import { worded } from './wording';

type Item = Schemas['orders']['ShowTimelineItem'];

/** What happened to the order, newest first, by day; an eye marks what the customer sees. */
export function Timeline({ order }: { order: Order }) {
  const t = messages.use();
  const [onlyVisible, setOnlyVisible] = useState(false);
  const query = usePages<Item>(['timeline', order.id, order.version], (after) =>
    api.GET('/api/v1/orders/{id}/timeline', { params: { path: { id: order.id }, query: { after, limit: 30 } } }),
  );
  const items = query.data?.pages.flatMap((page) => page.items).filter((one) => !onlyVisible || one.visibility === 'Customer');
  return (
    <Panel
      title={t('timeline')}
      actions={
        <Button
          small
          look="ghost"
          icon={onlyVisible ? IconEye : IconFilter}
          aria-pressed={onlyVisible}
          aria-label={t('showCustomer')}
          title={t('showCustomer')}
          onClick={() => setOnlyVisible(!onlyVisible)}
        />
      }
    >
      {!items && (query.error ? <Failure error={query.error} retry={query.refetch} /> : <Loading rows={6} />)}
      {items?.length === 0 && !query.hasNextPage && <Empty>{t('noTimeline')}</Empty>}
      {items && items.length > 0 && (
        <ol className="tl">
          {byDay(items).map(([day, happened]) => (
            <Day key={day} day={day} items={happened} />
          ))}
        </ol>
      )}
      <MoreRows query={query} small />
    </Panel>
  );
}

function byDay(items: Item[]): [string, Item[]][] {
  const days = new Map<string, Item[]>();
  for (const item of items) days.set(dayOf(item.at), [...(days.get(dayOf(item.at)) ?? []), item]);
  return [...days];
}

function Day({ day, items }: { day: string; items: Item[] }) {
  const t = messages.use();
  const { today } = useMe();
  return (
    <>
      <li className="dd">{daysBetween(day, today) <= 1 ? relative(today, day) : shortDay(day)}</li>
      {items.map((item) => (
        <li key={item.id} className="ev">
          <span className="ei">
            <Sign item={item} />
          </span>
          <div>
            <p>
              <b>{worded(item.what)}</b>
            </p>
            {item.who !== system && <p className="mut">{item.who}</p>}
          </div>
          <time dateTime={item.at}>
            {item.visibility === 'Customer' && (
              <span className="ey" title={t('visible')}>
                <IconEye size={14} stroke={1.75} aria-hidden />
                <span className="sr">{t('visible')}, </span>
              </span>
            )}
            {time(item.at)}
          </time>
        </li>
      ))}
    </>
  );
}

/** What the modules do on their own is signed so. */
const system = 'sistema';

function Sign({ item }: { item: Item }) {
  const Icon = item.who === system ? IconSettingsAutomation : item.who ? IconUser : IconPoint;
  return <Icon size={14} stroke={1.75} aria-hidden />;
}
