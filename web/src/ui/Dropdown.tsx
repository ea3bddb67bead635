import type { Menu, MenuProps } from '@mantine/core';
import { cloneElement, type ReactElement, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** What a menu is made of. */
export type Menus = typeof Menu;

let menus: Menus | undefined;

async function load(): Promise<Menus> {
  menus ??= (await import('./menu')).Menu;
  return menus;
}

/** Brings them before anybody opens one. */
export const loadMenus = () => void load().catch(() => undefined);

type Props = Pick<MenuProps, 'position' | 'width' | 'onOpen'> & {
  button: ReactElement<Record<string, unknown>>;
  children: (menu: Menus) => ReactNode;
};

/** A button and its menu. No page needs a menu to be seen: what places it on the screen comes when it is wanted. */
export function Dropdown({ button, children, onOpen, ...look }: Props) {
  const [Menu, setMenu] = useState(() => menus);
  const [isOpened, setOpened] = useState(false);
  const target = useRef<HTMLElement>(null);

  async function open() {
    const found = await load();
    flushSync(() => setMenu(() => found));
    // Another button stands there now: it has the focus before the menu takes it, so that it gets it back.
    target.current?.focus();
    setOpened(true);
    onOpen?.();
  }

  if (!Menu) return cloneElement(button, { onClick: open, 'aria-haspopup': 'menu', 'aria-expanded': false });
  return (
    <Menu shadow="none" opened={isOpened} onChange={setOpened} onOpen={onOpen} {...look}>
      <Menu.Target>{cloneElement(button, { ref: target })}</Menu.Target>
      <Menu.Dropdown>{children(Menu)}</Menu.Dropdown>
    </Menu>
  );
}
