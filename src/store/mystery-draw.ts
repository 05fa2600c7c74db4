import {
  type Fault,
  type FaultEntry,
  faultById,
  faults,
  harmsOf,
  hexToBytes,
  predictionOf,
  reasonAgainst,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { placesOfFault } from './fault-places.ts';

/** Which fault a mystery has, and which others it could be. */

/** Whole numbers below a limit, always the same for a seed in hex. */
export function drawFrom(seed: string): (limit: number) => number {
  let state = hexToBytes(seed).reduce((hash, octet) => Math.imul(hash ^ octet, 0x01000193), 1) | 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** The number a seed masks a fault with. */
export const maskOfSeed = (seed: string): number => Number.parseInt(seed.slice(0, 8), 16) >>> 0;

/** Whoever brings somebody outside stands in the figure by that; edited octets have an author of their
 *  own. */
const isMysterious = ({ outsider, id }: Fault) => outsider !== true && id !== 'octets-edited';

const fitting = (scenario: Scenario, fault: Fault): readonly FaultEntry[] =>
  placesOfFault(fault).filter((entry) => reasonAgainst(scenario, entry) === null);

/** The faults that a mystery in this scenario may have. */
export const mysteriousIn = (scenario: Scenario): readonly Fault[] =>
  faults.filter((fault) => isMysterious(fault) && fitting(scenario, fault).length > 0);

/** Whether a check stops it, or somebody notices: said by the catalogue, or else by a run of its own. */
async function isNoticed(
  scenario: Scenario,
  entry: FaultEntry,
  run: EngineClient['run'],
  signal: AbortSignal,
): Promise<boolean> {
  const predicted = predictionOf(scenario, entry);
  const isSure = predicted !== null && predicted !== 'unknown' && scenario.skips.length === 0;
  if (isSure) return true;
  const events: TraceEvent[] = [];
  const end = await run(
    { kind: 'scenario', scenario: { ...scenario, faults: [entry] } },
    (update) => {
      for (const event of update.events) events.push(event);
    },
    signal,
  );
  if (end.status !== 'done') return false;
  const isStopped = events.some((event) => event.kind === 'check' && !event.passed);
  return isStopped || harmsOf(events).length > 0;
}

/** Draws a fault that strikes in a scenario and is noticed there; null where there is none. The same seed
 *  draws the same one. */
export async function drawMystery(
  shown: Scenario,
  seed: string,
  run: EngineClient['run'],
  signal: AbortSignal,
): Promise<FaultEntry | null> {
  const scenario: Scenario = { ...shown, faults: [] };
  const draw = drawFrom(seed);
  const left = [...mysteriousIn(scenario)];
  while (left.length > 0 && !signal.aborted) {
    const [fault] = left.splice(draw(left.length), 1);
    const places = fault === undefined ? [] : fitting(scenario, fault);
    const entry = places[draw(Math.max(places.length, 1))];
    if (entry !== undefined && (await isNoticed(scenario, entry, run, signal))) return entry;
  }
  return null;
}

/** Faults it could be, the right one among them, in the order of the catalogue: those that are like it
 *  and strike at the same place. */
export function candidatesFor(shown: Scenario, entry: FaultEntry, count = 6): readonly Fault[] {
  const scenario: Scenario = { ...shown, faults: [] };
  const own = faultById(entry.fault);
  const predicted = predictionOf(scenario, entry);
  const likeness = (fault: Fault) => {
    const here = { ...entry, fault: fault.id, parameters: {} };
    const isHere = reasonAgainst(scenario, here) === null;
    const isSame = isHere && predictionOf(scenario, here) === predicted;
    return (fault.kind === own?.kind ? 2 : 0) + (isHere ? 1 : 0) + (isSame ? 2 : 0);
  };
  const others = mysteriousIn(scenario)
    .filter(({ id }) => id !== entry.fault)
    .map((fault) => ({ fault, like: likeness(fault) }))
    .toSorted((a, b) => b.like - a.like)
    .slice(0, count - 1)
    .map(({ fault }) => fault.id);
  return faults.filter(({ id }) => id === entry.fault || others.includes(id));
}
