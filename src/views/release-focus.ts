import type { PointerEvent } from 'react';

/** After a choice by mouse or touch, gives the arrow keys back to the ladder: a radio that keeps
 *  the focus would take them. A choice by keyboard keeps its focus. */
export function releaseFocusAfterPointer(event: PointerEvent<HTMLElement>): void {
  const { currentTarget } = event;
  setTimeout(() => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && currentTarget.contains(focused)) focused.blur();
  });
}

/** The same for a list that was opened and chosen from by mouse or touch: the browser draws the
 *  focus of a list only when keys brought it there. */
export function releaseFocusAfterChoice(list: HTMLElement): void {
  if (!list.matches(':focus-visible')) list.blur();
}
