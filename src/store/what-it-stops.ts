import {
  type ActorId,
  type CheckName,
  type Fault,
  faults,
  isGms,
  isUe,
  placesStoppedBy,
  planOf,
  type Scenario,
  systemOf,
  type TraceEvent,
  type Trial,
  type Trials,
  trialAt,
  trialOf,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import { designOf } from './designs.ts';
import { scenarioForFaults } from './fault-table.ts';

/** Finds by running what only one check stops. */

/** That a run did not come to its end. */
export type Broken = Readonly<{ broken: 'failed' | 'cancelled' }>;
const isBroken = <T>(found: T | Broken): found is Broken =>
  typeof found === 'object' && found !== null && 'broken' in found;

/** Makes the runs that trials ask for, in the workers. */
async function madeBy<T>(
  run: EngineClient['run'],
  trials: Trials<T>,
  signal: AbortSignal,
): Promise<T | Broken> {
  let next = trials.next();
  while (!next.done) {
    const events: TraceEvent[] = [];
    const source = { kind: 'scenario', scenario: next.value } as const;
    const end = await run(source, (update) => events.push(...update.events), signal);
    if (signal.aborted) return { broken: 'cancelled' };
    if (end.status !== 'done') return { broken: end.status };
    next = trials.next(events);
  }
  return next.value;
}

/** The party in a small run that stands for one of the run on the screen: itself, or the first that is
 *  there of its kind and system. */
function standIn(small: Scenario, party: ActorId): ActorId {
  if (isGms(party)) return party;
  const { members } = planOf(small);
  const own = members.filter(({ actor }) => systemOf(actor) === systemOf(party));
  return (
    own.find(({ actor }) => actor === party)?.actor ??
    own.find(({ actor }) => isUe(actor))?.actor ??
    party
  );
}

/** What was tried at a stand-in, at the party it stands for. */
function atParty({ entry, ...trial }: Trial, tried: ActorId, party: ActorId): Trial {
  const at = <T extends string>(id: T) => (id === tried ? party : id);
  const to = entry.to === 'all' ? entry.to : entry.to.map(at);
  return { ...trial, entry: { ...entry, to }, party: at(trial.party) };
}

type Told = (done: number, total: number) => void;

/** The first fault that gets past where only `check` is left out, or else the first that another check stops
 *  as well; null where no fault of the catalogue runs into the check in this run. Tried in small groups. */
export async function findStopped(
  run: EngineClient['run'],
  scenario: Scenario,
  { check, party }: Readonly<{ check: CheckName; party: ActorId }>,
  tell: Told,
  signal: AbortSignal,
): Promise<Trial | null | Broken> {
  const small = scenarioForFaults(scenario, designOf(scenario));
  const tried = standIn(small, party);
  const entries = placesStoppedBy(small, check, tried);
  let behind: Trial | null = null;
  for (const [index, entry] of entries.entries()) {
    tell(index, entries.length);
    const trial = await madeBy(run, trialAt(small, entry), signal);
    if (isBroken(trial)) return trial;
    if (trial === null || trial.check !== check) continue;
    const found = atParty(trial, tried, party);
    if (found.by === null) return found;
    behind ??= found;
  }
  return behind;
}

/** The trials of the whole catalogue, as `keyladder faults --without-check` makes them; each is told as it
 *  comes. */
export async function tryCatalogue(
  run: EngineClient['run'],
  tell: (trial: Trial | null, done: number, total: number) => void,
  signal: AbortSignal,
  catalogue: readonly Fault[] = faults,
): Promise<Broken | null> {
  for (const [index, fault] of catalogue.entries()) {
    const trial = await madeBy(run, trialOf(fault), signal);
    if (isBroken(trial)) return trial;
    tell(trial, index + 1, catalogue.length);
  }
  return null;
}

export { isBroken };
