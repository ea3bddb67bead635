import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { $api } from '~/api/client';
import { sentence } from '~/api/problem';
import { useMe } from '~/session/me';
import { Note } from '~/ui/Note';
import { areas } from './areas';
import { shell } from './messages';
import { placeOf } from './places';

/** The arrows go from what is typed through what was found. */
function move(event: React.KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('input, a')];
  const at = all.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1);
  all[Math.min(Math.max(at, 0), all.length - 1)]?.focus();
}

/** Ctrl K: goes anywhere by name. */
export function Search({ opened, close }: { opened: boolean; close: () => void }) {
  const t = shell.use();
  const { can } = useMe();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 120);
  const list = useRef<HTMLElement>(null);
  const found = $api.useQuery(
    'get',
    '/api/v1/search',
    { params: { query: { q: settled, limit: 12 } } },
    { enabled: opened && settled.length > 1, placeholderData: (before) => before },
  );
  const places = areas.filter(
    (area) => (!area.permission || can(area.permission)) && t(`areas.${area.name}`).toLowerCase().includes(text.toLowerCase()),
  );
  const items = settled.length > 1 ? (found.data?.items ?? []) : [];
  const leave = () => {
    setText('');
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={leave}
      withCloseButton={false}
      padding={0}
      yOffset="12vh"
      size={560}
      attributes={{ content: { 'aria-label': t('search'), onKeyDown: move } }}
    >
      <TextInput
        data-autofocus
        variant="unstyled"
        px={14}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          // What stands there while what was typed is still asked for is not what is meant.
          if (event.key === 'Enter' && text.trim() === settled && !found.isFetching) list.current?.querySelector('a')?.click();
        }}
      />
      <nav className="nav pb" aria-label={t('search')} ref={list}>
        {items.map((one) => (
          <Link key={one.id} to={placeOf(one.link) ?? '/'} onClick={leave}>
            <span className="nw">{one.title}</span> <span className="mut ell">{one.subtitle}</span>
          </Link>
        ))}
        {places.map((area) => (
          <Link key={area.name} to={area.to} onClick={leave}>
            <area.icon size={16} aria-hidden />
            {t(`areas.${area.name}`)}
          </Link>
        ))}
        {found.error && <Note tone="out">{sentence(found.error)}</Note>}
        {items.length + places.length === 0 && !found.isFetching && !found.error && <p className="pb mut">{t('nothingFound')}</p>}
      </nav>
    </Modal>
  );
}
