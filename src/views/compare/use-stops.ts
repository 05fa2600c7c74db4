import { useCallback, useEffect, useMemo } from 'react';
import {
  type AlignedStop,
  alignTraces,
  cursorOfSide,
  positionOf,
  type Side,
} from '../../store/align-traces.ts';
import type { AppStore } from '../../store/app-store.ts';
import { momentOfCheck } from '../../store/check-moment.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { keyAction } from '../key-action.ts';

/** Where the comparison stands, and how to go on. */
export type Stepping = Readonly<{
  stops: readonly AlignedStop[];
  position: number;
  moveTo: (position: number) => void;
}>;

/** The aligned stops of two runs with the one the comparison stands at. */
export function useStops(left: SideRun, right: SideRun): Stepping {
  const { stop: key, without } = useAppStore((state) => state.compare);
  const store = useAppStoreApi();
  const stops = useMemo(() => alignTraces(left.trace.events, right.trace.events), [left, right]);
  const moment = useMemo(
    () => without && momentOfCheck(stops, right.trace.events, without),
    [stops, right, without],
  );
  const position = positionOf(stops, key ?? moment);
  const moveTo = useCallback(
    (wanted: number) => {
      const stop = stops[Math.min(Math.max(wanted, 0), stops.length - 1)];
      if (stop !== undefined) store.getState().changeCompare({ stop: stop.key });
    },
    [stops, store],
  );
  return { stops, position, moveTo };
}

const targets = {
  stepForward: (position: number) => position + 1,
  stepBack: (position: number) => position - 1,
  toStart: () => 0,
  toEnd: (_: number, last: number) => last,
} as const;

/** ← → Home End move the comparison, as they move the run on the main screen: the keys are taken
 *  before the page itself hears them. */
export function useStepKeys({ stops, position, moveTo }: Stepping): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const { dialog, shortcuts } = store.getState();
      if (dialog !== null) return;
      const target = event.target instanceof Element ? event.target : null;
      const action = keyAction(event.key, target, shortcuts);
      if (action === null || !(action in targets)) return;
      event.preventDefault();
      moveTo(targets[action as keyof typeof targets](position, stops.length - 1));
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [store, stops, position, moveTo]);
}

/** Keeps a side's own store at the stop, and takes the comparison along when the user moves that
 *  side's cursor. */
export function useSideCursor(
  store: AppStore,
  side: Side,
  { stops, position }: Stepping,
  onMoved: (cursor: number) => void,
): void {
  const cursor = cursorOfSide(stops, position, side);
  useEffect(() => {
    if (store.getState().cursor !== cursor) store.getState().moveTo(cursor);
  }, [store, cursor]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (state.cursor !== before.cursor && state.cursor !== cursor) onMoved(state.cursor);
      }),
    [store, cursor, onMoved],
  );
}
