import type { AppStore } from './app-store.ts';
import { unmaskFault } from './mystery-mask.ts';
import { mostHints, pointsOf } from './mystery-state.ts';

/** How a mystery is played: hints, names, and the end. */

export function takeHint(store: AppStore): void {
  const { mystery, changeMystery } = store.getState();
  if (mystery !== null && mystery.hints < mostHints) changeMystery({ hints: mystery.hints + 1 });
}

/** Says which fault it is: the right one is told, another one costs. */
export function nameFault(store: AppStore, id: string): void {
  const { mystery, changeMystery } = store.getState();
  if (mystery === null || mystery.wrong.includes(id)) return;
  if (id === unmaskFault(mystery.masked)?.fault) tell(store, true);
  else changeMystery({ wrong: [...mystery.wrong, id] });
}

/** Tells the fault to who has not found it. */
export const giveUp = (store: AppStore): void => tell(store, false);

function tell(store: AppStore, named: boolean): void {
  const { mystery, tellFault } = store.getState();
  const entry = mystery && unmaskFault(mystery.masked);
  if (mystery !== null && entry !== null) {
    tellFault({ entry, named, points: named ? pointsOf(mystery) : 0 });
  }
}
