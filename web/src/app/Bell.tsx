import { IconBell } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { memo } from 'react';
import { $api } from '~/api/client';
import type { Schemas } from '~/api/generated';
import { instant } from '~/format/date';
import { useMe } from '~/session/me';
import { Button } from '~/ui/Button';
import { Dropdown } from '~/ui/Dropdown';
import { Failure } from '~/ui/States';
import { notices } from './notices';
import { placeOf } from './places';

/** Unread notifications, live; none of the page's business. */
export const Bell = memo(function Bell() {
  const t = notices.use();
  const { can } = useMe();
  const mayRead = can('notifications.read');
  const unread = $api.useQuery('get', '/api/v1/notifications/unread', undefined, { enabled: mayRead, refetchInterval: 60_000 });
  const latest = $api.useQuery('get', '/api/v1/notifications', { params: { query: { limit: 10 } } }, { enabled: mayRead });
  const readAll = $api.useMutation('post', '/api/v1/notifications/read', {
    onSuccess: () => Promise.all([unread.refetch(), latest.refetch()]),
  });
  const readOne = $api.useMutation('post', '/api/v1/notifications/{id}/read', {
    onSuccess: () => Promise.all([unread.refetch(), latest.refetch()]),
  });
  const navigate = useNavigate();

  function open(one: Schemas['notifications']['ListNotificationsItem']) {
    if (!one.read) readOne.mutate({ params: { path: { id: one.id } } });
    const place = placeOf(one.link);
    if (place) navigate({ to: place });
  }

  const count = unread.data?.unread ?? 0;
  if (!mayRead) return null;
  return (
    <Dropdown
      position="bottom-end"
      width={360}
      onOpen={() => latest.refetch()}
      button={
        <Button look="ghost" icon={IconBell} aria-label={count ? t('unread', { count }) : t('title')} className={count ? 'hot' : ''} />
      }
    >
      {({ Item, Label }) => (
        <>
          <Label>
            <span className="row">
              {t('title')}
              <span className="sp" />
              {count > 0 && (
                <Button small look="ghost" onClick={() => readAll.mutate({})}>
                  {t('readAll')}
                </Button>
              )}
            </span>
          </Label>
          {latest.error && <Failure error={latest.error} retry={latest.refetch} />}
          {latest.data?.items.length === 0 && <p className="pb mut sm">{t('none')}</p>}
          {latest.data?.items.map((one) => (
            <Item key={one.id} onClick={() => open(one)}>
              <span className={one.read ? '' : 'b'}>{one.title}</span>
              <span className="notice">{one.text}</span>
              <span className="notice mut">{instant(one.at)}</span>
            </Item>
          ))}
        </>
      )}
    </Dropdown>
  );
});
