import { useMediaQuery } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { Button } from './Button';
import type { IconType } from './Chip';
import { Dropdown } from './Dropdown';
import { common } from './messages';

export type Action = {
  label: string;
  icon: IconType;
  run: () => void;
  /** The one that matters; it stays a button on a phone. */
  primary?: boolean;
  shortcut?: string;
  disabled?: boolean;
  busy?: boolean;
  title?: string;
};

/** The actions of a page: buttons on a desk; on a phone the one that matters by its icon, the others in a menu. */
export function Actions({ actions }: { actions: (Action | false | null | undefined)[] }) {
  const c = common.use();
  const isPhone = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const all = actions.filter((one) => one !== false && one !== null && one !== undefined);
  const direct = isPhone ? all.filter((one) => one.primary) : all;
  const rest = isPhone ? all.filter((one) => !one.primary) : [];
  return (
    <>
      {direct.map(({ label, icon, run, primary, ...look }) => (
        <Button
          key={label}
          look={primary ? 'primary' : undefined}
          icon={icon}
          aria-label={isPhone ? label : undefined}
          onClick={run}
          {...look}
          shortcut={isPhone ? undefined : look.shortcut}
        >
          {isPhone ? undefined : label}
        </Button>
      ))}
      {rest.length > 0 && (
        <Dropdown position="bottom-end" button={<Button look="ghost" icon={IconDots} aria-label={c('actions')} />}>
          {({ Item }) => (
            <>
              {rest.map(({ label, icon: Icon, run, disabled }) => (
                <Item key={label} leftSection={<Icon size={16} stroke={1.75} />} disabled={disabled} onClick={run}>
                  {label}
                </Item>
              ))}
            </>
          )}
        </Dropdown>
      )}
    </>
  );
}
