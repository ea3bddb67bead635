import { useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLanguage, IconLogout, IconMenu2, IconSearch, IconSunHigh, IconUser } from '@tabler/icons-react';
import { Link, Outlet, useMatches, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { api } from '~/api/client';
import { listen } from '~/api/live';
import { queries } from '~/api/queries';
import { initials } from '~/format/texts';
import { language } from '~/i18n/language';
import { useMe } from '~/session/me';
import { tokens } from '~/session/tokens';
import { Dropdown, loadMenus, type Menus } from '~/ui/Dropdown';
import { later } from '~/ui/later';
import { Mark } from '~/ui/Mark';
import { Loading } from '~/ui/States';
import { type Area, areas } from './areas';
import { Bars } from './Bars';
import { ForbiddenPage } from './Errors';
import { shell } from './messages';
import { Shops } from './Shops';
import { useShortcuts } from './useShortcuts';

// What is opened later comes later, but before it is wanted.
const More = later(() => import('./More').then(({ More }) => More));
const Search = later(() => import('./Search').then(({ Search }) => Search));

/** The frame of every page: navigation by what one may, search, and the bars that say that something is not as usual. */
export function Shell() {
  const t = shell.use();
  const { can, organization } = useMe();
  // Null until it is opened for the first time.
  const [searching, setSearching] = useState<boolean | null>(null);
  const [more, setMore] = useState<boolean | null>(null);
  const mays = (area: Area) => !area.permission || can(area.permission);
  const mine = areas.filter(mays);
  // Of what is shown, not of where it is going.
  const path = useMatches({ select: (all) => all.at(-1)?.pathname ?? '/' });
  const shut = areas.some((area) => !mays(area) && `${path}/`.startsWith(`${area.to}/`));
  useShortcuts(mine, () => setSearching(true));
  useEffect(() => {
    const timer = setTimeout(() => {
      Search.load();
      More.load();
      loadMenus();
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
  const hears = can('notifications.read');
  // Each shop has a line of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shop is in the token
  useEffect(() => (hears ? listen() : undefined), [hears, organization.id]);
  return (
    <>
      <a className="skip" href="#c">
        {t('skip')}
      </a>
      <div className="app">
        <Side mine={mine} onSearch={() => setSearching(true)} />
        <div className="main">
          <Bars />
          <Suspense fallback={<Loading rows={8} />}>{shut ? <ForbiddenPage /> : <Outlet />}</Suspense>
        </div>
      </div>
      <Thumbs mine={mine} onMore={() => setMore(true)} />
      <Suspense>
        {more !== null && <More opened={more} close={() => setMore(false)} mine={mine} onSearch={() => setSearching(true)} />}
        {searching !== null && <Search opened={searching} close={() => setSearching(false)} />}
      </Suspense>
    </>
  );
}

function Side({ mine, onSearch }: { mine: Area[]; onSearch: () => void }) {
  const t = shell.use();
  return (
    <aside className="side">
      <Organization />
      <button type="button" className="find" onClick={onSearch}>
        <IconSearch size={16} aria-hidden />
        {t('search')}
        <kbd>Ctrl K</kbd>
      </button>
      <nav className="nav" aria-label={t('navigation')}>
        {mine.map((area) => (
          <NavLink key={area.name} area={area} />
        ))}
      </nav>
      <Account />
    </aside>
  );
}

function NavLink({ area }: { area: Area }) {
  const t = shell.use();
  return (
    <>
      {area.group && <hr />}
      <Link to={area.to} activeOptions={{ exact: area.to === '/' }} activeProps={{ 'aria-current': 'page' }}>
        <area.icon size={16} stroke={1.75} aria-hidden />
        {t(`areas.${area.name}`)}
      </Link>
    </>
  );
}

function Organization() {
  const t = shell.use();
  const me = useMe();
  const inside = (
    <>
      <Mark />
      <span>
        <b>{me.organization.tradeName}</b>
        <span>{t(`roles.${me.organization.role}`)}</span>
      </span>
    </>
  );
  if (me.organizations.length < 2) return <div className="org">{inside}</div>;
  return (
    <Dropdown
      position="bottom-start"
      width={220}
      button={
        <button type="button" className="org" aria-label={t('organization')}>
          {inside}
          <span className="sp" />
          <IconChevronDown size={16} aria-hidden />
        </button>
      }
    >
      {(menu) => <Shops of={menu} />}
    </Dropdown>
  );
}

function Account() {
  const t = shell.use();
  const { user, organization } = useMe();
  return (
    <div className="me">
      <span className="av" aria-hidden="true">
        {initials(user.name)}
      </span>
      <span className="ell">
        {user.name}
        <small>{t(`roles.${organization.role}`)}</small>
      </span>
      <span className="sp" />
      <Dropdown
        position="top-end"
        width={220}
        button={
          <button type="button" className="btn g ic s" aria-label={t('account')}>
            <IconSunHigh size={16} aria-hidden />
          </button>
        }
      >
        {(menu) => <AccountItems of={menu} />}
      </Dropdown>
    </div>
  );
}

/** Appearance, language, account and the way out; in the menu of the desk and the drawer of the phone. */
export function AccountItems({ of: { Item, Label, Divider } }: { of: Menus }) {
  const t = shell.use();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  async function signOut() {
    await navigate({ to: '/entrar' });
    // Somebody who would rather keep what they typed stays.
    if (location.pathname !== '/entrar') return;
    await api.POST('/api/v1/auth/logout', {}).catch(() => undefined);
    tokens.end();
    queries.clear();
  }

  return (
    <>
      <Label>{t('scheme.title')}</Label>
      {(['light', 'dark', 'auto'] as const).map((scheme) => (
        <Item
          key={scheme}
          aria-current={scheme === colorScheme}
          onClick={() => setColorScheme(scheme)}
          fw={scheme === colorScheme ? 600 : 400}
        >
          {t(`scheme.${scheme}`)}
        </Item>
      ))}
      <Divider />
      <Item leftSection={<IconLanguage size={16} />} onClick={() => language.choose(language.current() === 'en' ? 'pt-BR' : 'en')}>
        {t('language')}
      </Item>
      <Item leftSection={<IconUser size={16} />} component={Link} to="/ajustes/conta">
        {t('account')}
      </Item>
      <Item leftSection={<IconLogout size={16} />} onClick={signOut}>
        {t('signOut')}
      </Item>
    </>
  );
}

function Thumbs({ mine, onMore }: { mine: Area[]; onMore: () => void }) {
  const t = shell.use();
  return (
    <nav className="tabbar" aria-label={t('shortcuts')}>
      {mine
        .filter((area) => area.thumb)
        .map((area) => (
          <Link key={area.name} to={area.to} activeOptions={{ exact: area.to === '/' }} activeProps={{ 'aria-current': 'page' }}>
            <area.icon size={20} stroke={1.6} aria-hidden />
            {area.name === 'diagnostics' || area.name === 'financial' ? t(`thumbs.${area.name}`) : t(`areas.${area.name}`)}
          </Link>
        ))}
      <button type="button" onClick={onMore}>
        <IconMenu2 size={20} stroke={1.6} aria-hidden />
        {t('thumbs.more')}
      </button>
    </nav>
  );
}
