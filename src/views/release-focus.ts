import type { PointerEvent } from 'react';

/** Puts the focus where it rests: on the middle of the page, where all keys are those of the run. */
export function restFocus(): void {
  document.querySelector('main')?.focus({ preventScroll: true });
}

/** Whether no control has the focus, but the page or a whole part of it. */
export const isAtRest = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('body, main, header, nav, aside, footer');

/** After a choice by mouse or touch, gives the arrow keys back to the ladder: a radio that keeps
 *  the focus would take them. A choice by keyboard keeps its focus. */
export function releaseFocusAfterPointer(event: PointerEvent<HTMLElement>): void {
  const { currentTarget } = event;
  setTimeout(() => {
    if (currentTarget.contains(document.activeElement)) restFocus();
  });
}

/** The same for a list that was opened and chosen from by mouse or touch: the browser draws the
 *  focus of a list only when keys brought it there. */
export function releaseFocusAfterChoice(list: HTMLElement): void {
  if (!list.matches(':focus-visible')) restFocus();
}
