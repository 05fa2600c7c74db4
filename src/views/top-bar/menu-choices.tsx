import { ActionIcon, Button, Menu } from '@mantine/core';
import { type Icon, IconCheck, IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './top-bar.module.css';

export type MenuChoice = Readonly<{
  id: string;
  name: string;
  chosen: boolean;
  choose: () => void;
  /** Where the name is in another language than the page. */
  lang?: string;
}>;

/** Choices of which one is taken, as entries of a menu; their marks keep their place. */
export function MenuChoices({ label, choices }: { label: string; choices: readonly MenuChoice[] }) {
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {choices.map(({ id, name, chosen, choose, ...rest }) => (
        <Menu.Item
          key={id}
          {...rest}
          aria-current={chosen}
          leftSection={
            <IconCheck size={14} aria-hidden="true" visibility={chosen ? 'visible' : 'hidden'} />
          }
          onClick={choose}
        >
          {name}
        </Menu.Item>
      ))}
    </>
  );
}

type IconMenuProps = { icon: Icon; name: string; children: ReactNode };

/** A menu behind a picture. */
export function IconMenu({ icon: Picture, name, children }: IconMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          color="var(--kl-text-2)"
          aria-label={name}
          title={name}
        >
          <Picture size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">{children}</Menu.Dropdown>
    </Menu>
  );
}

type WordMenuProps = { word: string; chosen?: boolean; children: ReactNode };

/** A menu behind a word; `chosen`: the word is the choice taken in it. */
export function WordMenu({ word, chosen = false, children }: WordMenuProps) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          className={classes.word ?? ''}
          variant={chosen ? 'filled' : 'default'}
          color="accent"
          size="xs"
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {word}
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">{children}</Menu.Dropdown>
    </Menu>
  );
}
