import type { CheckName, FailureCode } from '../checks/index.ts';
import { type ActorId, isPartnerUe } from '../model/actors.ts';
import { legs } from '../model/figure.ts';
import type { FaultEntry, SkipEntry } from '../model/scenario-fields.ts';
import type { CheckEvent, DueCheck, SkipEvent, TraceEvent } from '../trace/trace.ts';

/** What came of each fault of a scenario: a fold over the events of its run. */

/** A check that failed because of a fault. */
export type Catch = Readonly<{
  eventId: string;
  check: CheckName;
  actor: ActorId;
  code: FailureCode;
}>;

export type FaultResult = Readonly<{
  /** Its place in the scenario's list. */
  fault: number;
  /** How many events it altered. */
  touched: number;
  /** The first check that failed at somebody it concerns; null where none did. */
  caught: Catch | null;
  /** The checks that would have failed at somebody it concerns, and that are left out; each once. */
  missed: readonly SkipEntry[];
  /** At how many actors a check failed. */
  catchers: number;
  /** Keys that those it concerns have stored. */
  keysStored: number;
  /** Errors of theirs that reached a GMS, and errors that were lost on the way. */
  errorsReached: number;
  errorsLost: number;
  /** Notifications to them that stayed without an answer. */
  unanswered: number;
}>;

/** Whom a fault concerns: `everybody` where it altered what happens once for all members. */
type Concerned = { everybody: boolean; actors: Set<ActorId>; partnerUes: boolean };

/** Whom the faults of these places concern, by the events they altered. What a partner GMS takes over
 *  in step 3 goes on to its UEs. */
function concernedBy(events: readonly TraceEvent[], faults: readonly FaultEntry[]): Concerned[] {
  const all = faults.map(
    ({ at }): Concerned => ({
      everybody: false,
      actors: new Set(),
      partnerUes: at.step === legs[1].step,
    }),
  );
  for (const event of events) {
    for (const index of event.faults ?? []) {
      const one = all[index];
      if (one === undefined) continue;
      if (event.member === undefined && event.step !== 0) one.everybody = true;
      else one.actors.add(event.member ?? event.actor);
    }
  }
  return all;
}

function concerns({ everybody, actors, partnerUes }: Concerned, id: ActorId): boolean {
  return everybody || actors.has(id) || (partnerUes && isPartnerUe(id));
}

/** Whether a check is about somebody a fault concerns. A packet that another fault keeps its receiver
 *  from opening is not. */
function isAbout(one: Concerned, all: readonly Concerned[], { member, actor, step }: DueCheck) {
  if (concerns(one, actor)) return true;
  if (member === undefined || !concerns(one, member)) return false;
  return step !== 'use' || !all.some((other) => other !== one && concerns(other, actor));
}

type Counts = { -readonly [key in keyof FaultResult]: FaultResult[key] };

function count(
  result: Counts,
  failed: Set<ActorId>,
  [one, all]: readonly [Concerned, readonly Concerned[]],
  event: TraceEvent,
): void {
  if (event.kind === 'check' && !event.passed && isAbout(one, all, event)) {
    result.caught ??= catchOf(event);
    failed.add(event.actor);
  } else if (event.kind === 'skip' && event.wouldFail && isAbout(one, all, event)) {
    result.missed = withMissed(result.missed, event);
  } else if (event.kind === 'store' && concerns(one, event.actor)) {
    result.keysStored += 1;
  } else if (event.kind === 'message' && event.name === 'error' && concerns(one, event.from)) {
    if (event.fate === 'dropped') result.errorsLost += 1;
    else result.errorsReached += 1;
  } else if (event.kind === 'outcome') {
    for (const { actor, unanswered } of event.members)
      if (concerns(one, actor)) result.unanswered += unanswered;
  }
}

function withMissed(missed: FaultResult['missed'], { actor: party, check }: SkipEvent) {
  const isKnown = missed.some((one) => one.party === party && one.check === check);
  return isKnown ? missed : [...missed, { party, check }];
}

function catchOf({ id, check, actor, failure }: CheckEvent): Catch | null {
  return failure === undefined ? null : { eventId: id, check, actor, code: failure.code };
}

/** What came of each fault, in the order of the scenario's list. Where two faults concern one actor,
 *  its failed checks count for both. */
export function faultResults(
  events: readonly TraceEvent[],
  faults: readonly FaultEntry[],
): readonly FaultResult[] {
  const concerned = concernedBy(events, faults);
  const results = faults.map(
    (_, fault): Counts => ({
      ...{ fault, touched: 0, caught: null, missed: [], catchers: 0, keysStored: 0 },
      ...{ errorsReached: 0, errorsLost: 0, unanswered: 0 },
    }),
  );
  const failed = faults.map(() => new Set<ActorId>());
  for (const event of events) {
    for (const index of event.faults ?? []) {
      const result = results[index];
      if (result) result.touched += 1;
    }
    results.forEach((result, index) => {
      const [one, actors] = [concerned[index], failed[index]];
      if (one && actors) count(result, actors, [one, concerned], event);
    });
  }
  return results.map((result, index) => ({ ...result, catchers: failed[index]?.size ?? 0 }));
}
