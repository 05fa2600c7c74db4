import { useEffect, useRef } from 'react';
import { isAtRest } from '../release-focus.ts';

/** What Esc closes by itself, and lists that are open. */
const ownEscape =
  '[role="menu"], [role="dialog"], [role="listbox"], [role="combobox"][aria-expanded="true"], input[aria-expanded="true"]';

/** While a panel lies over the page Esc closes it, wherever the focus is, before Esc means anything
 *  else, and a focus that rests goes back to what opened it. */
export function useEscape(isOver: boolean, close: () => void): void {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (isOver) opener.current = document.activeElement;
  }, [isOver]);
  useEffect(() => {
    if (!isOver) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(ownEscape) !== null) return;
      event.preventDefault();
      event.stopPropagation();
      close();
      const { current } = opener;
      if (isAtRest(document.activeElement) && current instanceof HTMLElement) current.focus();
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [isOver, close]);
}
