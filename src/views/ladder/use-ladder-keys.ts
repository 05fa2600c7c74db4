import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useRef,
  useState,
} from 'react';
import { phaseAt, stepAt } from '../../store/depth.ts';
import type { AppState } from '../../store/state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import type { LadderLayout } from './ladder-drawing.ts';
import { eventToSelect } from './ladder-items.ts';

const mostFrames = 20;

const isMenuKey = ({ key, shiftKey }: KeyboardEvent) =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey);

const stepIsOpen = ({ trace, unfolded }: AppState, index: number): boolean =>
  unfolded.includes(stepAt(trace.events, index)?.key ?? '');

function orderAt(target: EventTarget): number | null {
  const control = target instanceof Element ? target.closest('[data-item]') : null;
  const order = control?.getAttribute('data-item');
  return order == null ? null : Number(order);
}

/** Focuses an item; one that was out of view is drawn a frame or two later. */
function focusItem(within: HTMLElement, order: number, frames = mostFrames): void {
  const control = within.querySelector<HTMLElement>(`button[data-item="${order}"]`);
  if (control !== null) control.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusItem(within, order, frames - 1));
}

type Scroll = Readonly<{
  showItem: (order: number, smooth: boolean) => void;
  scrollBy: (pages: number) => void;
  current: number | undefined;
}>;

/** One handler for all items: a click or Enter selects, a double click or Shift+Enter moves the
 *  cursor, a double click on a phase looks inside or closes it, ↑ and ↓ go from item to item. The whole ladder is one tab stop; while the focus is in it,
 *  it goes with the cursor. Shift with a Page key scrolls; without, it is a step of the run. */
export function useLadderKeys(layout: LadderLayout, scroll: Scroll) {
  const store = useAppStoreApi();
  const [within, setWithin] = useState(false);
  const byPointer = useRef(false);
  const area = useRef<HTMLElement>(null);
  const { current } = scroll;

  useEffect(() => {
    // A focused control that scrolls out of view is removed without a blur event: look again
    // before Tab moves on, and when the focus arrives somewhere else.
    const look = (event: Event) => {
      if (event instanceof window.KeyboardEvent && event.key !== 'Tab') return;
      if (!area.current?.contains(document.activeElement)) setWithin(false);
    };
    document.addEventListener('focusin', look);
    document.addEventListener('keydown', look, true);
    return () => {
      document.removeEventListener('focusin', look);
      document.removeEventListener('keydown', look, true);
    };
  }, []);

  useEffect(() => {
    const holdsFocus = area.current?.contains(document.activeElement) ?? false;
    if (area.current !== null && current !== undefined && holdsFocus)
      focusItem(area.current, current);
  }, [current]);

  function goTo(order: number) {
    scroll.showItem(order, false);
    if (area.current !== null) focusItem(area.current, order);
  }

  function select(order: number) {
    const item = layout.items[order];
    if (item === undefined) return;
    const { cursor, trace, selectEvent, moveTo } = store.getState();
    if (item.kind === 'step') {
      if (item.first < trace.events.length) moveTo(item.last);
      return;
    }
    if (item.kind === 'phase' && layout.level !== 'everything') return moveTo(item.target);
    selectEvent(trace.events[eventToSelect(item, cursor)]?.id ?? item.event.id);
  }

  function moveCursor(order: number) {
    const item = layout.items[order];
    if (item !== undefined) store.getState().moveTo(item.target);
  }

  /** What two clicks do: a phase is looked into, or closed; elsewhere the cursor moves there. */
  function clickedTwice(order: number) {
    const item = layout.items[order];
    if (item?.kind !== 'phase' || layout.level === 'everything') return moveCursor(order);
    const { trace, unfolded, unfold, fold } = store.getState();
    const isOpen = unfolded.includes(phaseAt(trace.events, item.last)?.key ?? '');
    if (isOpen) fold(item.last);
    else unfold(item.last);
  }

  /** Opens the menu of an item; of an opened message there is none. */
  function openMenu(order: number, x: number, y: number): boolean {
    const item = layout.items[order];
    const { cursor, trace, showFaultMenu } = store.getState();
    if (item === undefined || layout.beside || trace.source.kind !== 'scenario') return false;
    const eventId = trace.events[eventToSelect(item, cursor)]?.id ?? item.event.id;
    showFaultMenu({ of: { eventId }, x, y });
    return true;
  }

  function openMenuByKey(event: KeyboardEvent<HTMLElement>, order: number) {
    const { left, bottom } = (event.target as HTMLElement).getBoundingClientRect();
    if (openMenu(order, left, bottom)) event.preventDefault();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const order = orderAt(event.target);
    if (order !== null && isMenuKey(event)) return openMenuByKey(event, order);
    const from = order ?? scroll.current ?? 0;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (layout.level !== 'everything' && !layout.beside && moveInside(event)) return;
    if (event.key === 'ArrowDown') goTo(Math.min(from + 1, layout.items.length - 1));
    else if (event.key === 'ArrowUp') goTo(Math.max(from - 1, 0));
    else if (event.key === 'PageDown' && event.shiftKey) scroll.scrollBy(1);
    else if (event.key === 'PageUp' && event.shiftKey) scroll.scrollBy(-1);
    else if (event.key === 'Enter' && event.shiftKey && order !== null) moveCursor(order);
    else return;
    event.preventDefault();
  }

  /** ↓ and Enter look inside the current part, ↑ and Esc go back. */
  function moveInside(event: KeyboardEvent<HTMLElement>): boolean {
    const { unfold, fold } = store.getState();
    const isEnter = event.key === 'Enter' && !event.shiftKey;
    if (event.key === 'ArrowDown' || isEnter) unfold();
    else if (event.key === 'ArrowUp' || event.key === 'Escape') fold();
    else return false;
    event.preventDefault();
    return true;
  }

  /** The small buttons of a part: what folds it, and what leads to a failure. */
  function pressed(target: EventTarget): boolean {
    if (!(target instanceof Element)) return false;
    const folds = target.closest('[data-fold]')?.getAttribute('data-fold');
    const failure = target.closest('[data-failure]')?.getAttribute('data-failure');
    const state = store.getState();
    if (folds != null) {
      const item = layout.items[Number(folds)];
      if (item === undefined) return true;
      if (stepIsOpen(state, item.last)) state.foldStep(item.last);
      else state.unfold(item.last);
      return true;
    }
    if (failure == null) return false;
    state.showInStep(Number(failure));
    return true;
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    setWithin(true);
    // Where it was within already, the item it was on has been scrolled out of view: let that be.
    if (event.target !== event.currentTarget || byPointer.current || within) return;
    goTo(scroll.current ?? 0);
  }

  return {
    ref: area,
    tabIndex: within ? -1 : 0,
    onKeyDown,
    onFocus,
    onBlur: (event: FocusEvent<HTMLElement>) =>
      setWithin(event.currentTarget.contains(event.relatedTarget)),
    onPointerDown: () => {
      byPointer.current = true;
    },
    onPointerUp: () => {
      byPointer.current = false;
    },
    onPointerCancel: () => {
      byPointer.current = false;
    },
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      const order = orderAt(event.target);
      if (order !== null && openMenu(order, event.clientX, event.clientY)) event.preventDefault();
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      const menu = event.target instanceof Element ? event.target.closest('[data-menu]') : null;
      if (menu !== null) {
        const { left, bottom } = menu.getBoundingClientRect();
        openMenu(Number(menu.getAttribute('data-menu')), left, bottom);
        return;
      }
      if (pressed(event.target)) return;
      const order = orderAt(event.target);
      if (order !== null) select(order);
    },
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      const order = orderAt(event.target);
      if (order !== null) clickedTwice(order);
    },
  };
}
