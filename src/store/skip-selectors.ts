import type { SkipEntry } from '../engine/index.ts';
import type { Trace } from './trace.ts';

const none: readonly SkipEntry[] = [];

/** The checks left out of the run on the screen; none where a message was opened. */
export const skipsOfTrace = ({ source }: Trace): readonly SkipEntry[] =>
  source.kind === 'scenario' ? source.scenario.skips : none;

export const isSameSkip = (one: SkipEntry, other: SkipEntry): boolean =>
  one.party === other.party && one.check === other.check;
