import {
  type CheckEvent,
  checkOf,
  type Harm,
  harmsOf,
  hasFailed,
  type Phase,
  type TraceEvent,
} from '../../engine/index.ts';

/** What the run of a mystery gives away, hint by hint. */

export type Clues = Readonly<
  | { kind: 'stopped'; phase: Phase; check: CheckEvent; path: string }
  | { kind: 'harm'; harms: readonly Harm[] }
>;

/** From the first check that fails, or from the harm where none does. */
export function cluesOf(events: readonly TraceEvent[]): Clues {
  const check = events.find(hasFailed);
  if (check === undefined) return { kind: 'harm', harms: harmsOf(events) };
  const path = check.failure?.path ?? check.path ?? '';
  return { kind: 'stopped', phase: checkOf(check.check).phase, check, path };
}
