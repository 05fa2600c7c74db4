import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';

type Props = {
  icon: Icon;
  /** Name for everybody: the accessible name and the text of the tooltip. */
  name: string;
  shortcut?: string;
  disabled?: boolean;
  pressed?: boolean;
  onClick: () => void;
};

/** A button that shows an icon and says its name in a tooltip. It stays focusable while disabled,
 *  so that the focus is not lost when the run reaches an end. */
export function IconControl({ icon: Picture, name, shortcut, disabled, pressed, onClick }: Props) {
  const label = shortcut ? (
    <>
      {name} <Kbd size="xs">{shortcut}</Kbd>
    </>
  ) : (
    name
  );
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={pressed ? 'light' : 'subtle'}
        size={32}
        color="var(--kl-text-2)"
        aria-label={name}
        {...(disabled ? { 'aria-disabled': true, 'data-disabled': true } : {})}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
        onClick={() => {
          if (!disabled) onClick();
        }}
      >
        <Picture size={18} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
