import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { IconType } from './Chip';
import { Dropdown } from './Dropdown';

/** One of a few values of a list, or any. */
export function ChoiceChip<T extends string>({
  label,
  any,
  value,
  options,
  onChange,
}: {
  label: string;
  /** What stands for no choice. */
  any: string;
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
}) {
  const chosen = options.find((one) => one.value === value);
  return (
    <Dropdown
      position="bottom-start"
      button={
        <button type="button" className={chosen ? 'fchip on' : 'fchip'}>
          {label} <b>{chosen?.label ?? any}</b>
          <IconChevronDown size={14} aria-hidden />
        </button>
      }
    >
      {({ Item }) => (
        <>
          <Item onClick={() => onChange(undefined)}>{any}</Item>
          {options.map((one) => (
            <Item key={one.value} aria-current={one.value === value} onClick={() => onChange(one.value)}>
              {one.label}
            </Item>
          ))}
        </>
      )}
    </Dropdown>
  );
}

/** Narrows a list, or not. */
export function ToggleChip({
  icon: Icon,
  on,
  onChange,
  children,
}: {
  icon?: IconType;
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className={on ? 'fchip on' : 'fchip'} aria-pressed={on} onClick={() => onChange(!on)}>
      {Icon && <Icon size={14} stroke={1.75} aria-hidden />}
      {on ? <b>{children}</b> : children}
      {on && <IconX size={14} aria-hidden />}
    </button>
  );
}
