import type { OutcomeEvent, Totals, TraceEvent } from '../../engine/index.ts';

/** What the outcome shows, in this order. */
export const outcomeCounts = [
  'notifications',
  'oks',
  'errors',
  'octets',
  'signatures',
  'verifications',
  'encapsulations',
  'decapsulations',
] as const satisfies readonly (keyof Totals)[];
export type OutcomeCount = (typeof outcomeCounts)[number];

/** Of an opened message: what its receiver had to do. */
export const openedCounts: readonly OutcomeCount[] = ['octets', 'verifications', 'decapsulations'];

export type OutcomeRow = Readonly<{
  count: OutcomeCount;
  value: number;
  /** Together with the acts before; null where there are none. */
  inAll: number | null;
  /** Against twice the procedure: the difference, and in per cent of twice the procedure. */
  difference: Readonly<{ absolute: number; percent: number }> | null;
}>;

/** The counts of a run; with `baseline`, each with its difference to twice the procedure. */
export function outcomeRows(
  totals: Totals,
  baseline: Totals | null,
  counts: readonly OutcomeCount[] = outcomeCounts,
  before: Totals | null = null,
): readonly OutcomeRow[] {
  return counts.map((count) => {
    const value = totals[count];
    const inAll = before && before[count] + value;
    if (baseline === null) return { count, value, inAll, difference: null };
    const absolute = value - baseline[count];
    const percent = baseline[count] === 0 ? 0 : (absolute / baseline[count]) * 100;
    return { count, value, inAll, difference: { absolute, percent } };
  });
}

/** Keys the members hold of those they should hold; `null` before the run has an outcome. */
export function keysOf(
  events: readonly TraceEvent[],
): Readonly<{ held: number; expected: number }> | null {
  const outcome = events.findLast((event): event is OutcomeEvent => event.kind === 'outcome');
  if (outcome === undefined) return null;
  return {
    held: outcome.members.reduce((sum, member) => sum + member.keysHeld, 0),
    expected: outcome.members.reduce((sum, member) => sum + member.keysExpected, 0),
  };
}

/** What may be said of a run against twice the procedure: a saving only where every key was stored and
 *  no harm was done. */
export function comparedNote(
  baseline: Totals | 'no-such-fault' | null,
  keys: ReturnType<typeof keysOf>,
  harmed: boolean,
  sameOctets: boolean,
):
  | 'noSuchFault'
  | 'comparing'
  | 'nothingStored'
  | 'notAsPlanned'
  | 'harmed'
  | 'sameOctets'
  | 'againstTwice' {
  if (baseline === 'no-such-fault') return 'noSuchFault';
  if (baseline === null) return 'comparing';
  if (keys !== null && keys.held === 0) return 'nothingStored';
  if (keys !== null && keys.held < keys.expected) return 'notAsPlanned';
  if (harmed) return 'harmed';
  return sameOctets ? 'sameOctets' : 'againstTwice';
}

/** Packets of the use of the keys that opened, of those that were sent; `null` where none was, or
 *  before the run has an outcome. */
export function packetsOf(
  events: readonly TraceEvent[],
): Readonly<{ held: number; expected: number }> | null {
  const outcome = events.findLast((event): event is OutcomeEvent => event.kind === 'outcome');
  if (outcome === undefined || outcome.packets.length === 0) return null;
  const held = outcome.packets.filter((packet) => packet.opened).length;
  return { held, expected: outcome.packets.length };
}
