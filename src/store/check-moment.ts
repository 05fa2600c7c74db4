import type { CheckEvent, Harm, SkipEvent } from '../engine/index.ts';
import {
  createHarms,
  type FigureStepKey,
  type SkipEntry,
  stopsBehind,
  type TraceEvent,
} from '../engine/index.ts';
import { type AlignedStop, positionOfCursor } from './align-traces.ts';

/** A run with a check beside the same run without: where the check makes the difference, and what has come of
 *  it up to a point. */

type Events = readonly TraceEvent[];

/** The check of a party where it fails, or is left out and would have failed. */
function decides(event: TraceEvent, { party, check }: SkipEntry): event is CheckEvent | SkipEvent {
  if (event.kind !== 'check' && event.kind !== 'skip') return false;
  if (event.actor !== party || event.check !== check) return false;
  return event.kind === 'skip' ? event.wouldFail !== undefined : !event.passed;
}

/** The stop at which the check is left out and would have failed; where it would not, the first at which the
 *  two runs differ. Null where they do not. */
export function momentOfCheck(
  stops: readonly AlignedStop[],
  without: Events,
  skip: SkipEntry,
): FigureStepKey | null {
  const at = without.findIndex((event) => decides(event, skip));
  if (at >= 0) return stops[positionOfCursor(stops, 'right', at)]?.key ?? null;
  const differs = ({ difference }: AlignedStop) => difference !== 'same' && difference !== 'octets';
  return stops.find(differs)?.key ?? null;
}

/** What has come of a check that is made, or left out. */
export type CheckStory = Readonly<{
  /** The check where it fails or would have failed; null where it has not come to that. */
  decided: CheckEvent | SkipEvent | null;
  /** The check of the same party that stops it all the same. */
  behind: CheckEvent | null;
  /** Keys the party has stored. */
  stored: number;
  harms: readonly Harm[];
}>;

/** The story of a run up to the event at `cursor`. */
export function storyOf(events: Events, cursor: number, skip: SkipEntry): CheckStory {
  const past = events.slice(0, cursor + 1);
  const decided = past.find((event) => decides(event, skip)) ?? null;
  const fold = createHarms();
  for (const event of past) fold.add(event);
  const isLeftOut = decided?.kind === 'skip';
  return {
    decided,
    behind: (isLeftOut && stopsBehind(past, decided.actor, decided.step)[0]) || null,
    stored: past.filter(({ kind, actor }) => kind === 'store' && actor === skip.party).length,
    harms: fold.harms(),
  };
}
