import { Drawer, Menu } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '~/session/me';
import type { Area } from './areas';
import { shell } from './messages';
import { AccountItems } from './Shell';
import { Shops } from './Shops';

/** What has no place in the bar of a phone. */
export function More({ opened, close, mine, onSearch }: { opened: boolean; close: () => void; mine: Area[]; onSearch: () => void }) {
  const t = shell.use();
  const { organizations } = useMe();
  return (
    <Drawer opened={opened} onClose={close} position="bottom" title={t('thumbs.more')} size="auto">
      <button
        type="button"
        className="find"
        onClick={() => {
          close();
          onSearch();
        }}
      >
        <IconSearch size={16} aria-hidden />
        {t('search')}
      </button>
      <nav className="nav" aria-label={t('navigation')}>
        {mine
          .filter((area) => !area.thumb)
          .map((area) => (
            <Link key={area.name} to={area.to} onClick={close}>
              <area.icon size={16} stroke={1.75} aria-hidden />
              {t(`areas.${area.name}`)}
            </Link>
          ))}
      </nav>
      {/* The items are of a menu, which here stays open within the drawer. */}
      <Menu opened withinPortal={false} trapFocus={false} closeOnClickOutside={false}>
        <div role="menu">
          {organizations.length > 1 && (
            <>
              <Menu.Label>{t('organization')}</Menu.Label>
              <Shops of={Menu} />
              <Menu.Divider />
            </>
          )}
          <div role="none" onClickCapture={close}>
            <AccountItems of={Menu} />
          </div>
        </div>
      </Menu>
    </Drawer>
  );
}
