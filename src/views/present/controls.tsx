import { UnstyledButton } from '@mantine/core';
import type { PointerEvent } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { overlays } from '../../store/present-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { PresentAction } from './present-keys.ts';
import classes from './presenter.module.css';

type Props = Readonly<{
  act: (action: PresentAction) => void;
  split: () => void;
  /** The mouse has moved a moment ago; with the focus in them they stay in any case. */
  awake: boolean;
}>;

/** A control that was pressed by mouse gives its focus back, so that the space bar goes on. */
function release({ currentTarget }: PointerEvent<HTMLElement>) {
  setTimeout(() => {
    const { activeElement } = document;
    if (!currentTarget.contains(activeElement)) return;
    currentTarget.closest<HTMLElement>('[data-presenter]')?.focus({ preventScroll: true });
  });
}

/** Everything the keys do, for the mouse, a finger and the Tab key. */
export function Controls({ act, split, awake }: Props) {
  const { t } = useTranslation();
  const level = useAppStore((state) => t(`ladder.level.${state.level}`));
  const presentation = useAppStore((state) => state.presentation);
  const leave = useAppStore((state) => state.leavePresentation);
  const control = (name: string, press: () => void, pressed?: boolean) => (
    <UnstyledButton key={name} className={classes.control} aria-pressed={pressed} onClick={press}>
      {t(`present.controls.${name}`, { level })}
    </UnstyledButton>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
    <div
      className={classes.controls}
      role="group"
      aria-label={t('present.controls.title')}
      data-awake={awake || undefined}
      onPointerUp={release}
    >
      {control('back', () => act('back'))}
      {control('next', () => act('next'))}
      {overlays.map((name) => control(name, () => act(name), presentation.overlay === name))}
      {control('level', () => act('level'))}
      {control('zoom', () => act('zoom'), presentation.zoom)}
      {control('pointer', () => act('pointer'), presentation.pointer)}
      {control('black', () => act('black'), presentation.black)}
      {control('fullScreen', () => act('fullScreen'))}
      {control('speaker', () => act('speaker'))}
      {control('split', split, presentation.split)}
      {control('leave', leave)}
    </div>
  );
}
