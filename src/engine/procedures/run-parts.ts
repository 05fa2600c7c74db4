import type { Context } from '../context.ts';
import type { Gmk } from '../entities/gms.ts';
import type { Scenario } from '../scenario.ts';
import type { MemberOutcome, Totals, TraceEvent } from '../trace.ts';
import { addTotals, foldTotals, noTotals } from '../trace-folds.ts';
import {
  concludeRun,
  keyMember,
  type Member,
  openRound,
  outcomeOf,
  type Parties,
  provisionMember,
  provisionServers,
} from './group-key-provisioning.ts';
import { type Round, roundsOf } from './scenario-rules.ts';

/** A run cut in parts, one for what happens once and one for each member, so that several workers
 *  can share it. Nothing in one member's part depends on another's: every random value comes from a
 *  stream of its own. Put in order the parts are the events of the run, octet for octet. */

export type CommonPart = Readonly<{
  /** Provisioning of KMS and GMS. */
  servers: readonly TraceEvent[];
  /** What opens each run of the procedure. */
  rounds: readonly (readonly TraceEvent[])[];
}>;

export type MemberPart = Readonly<{
  index: number;
  provision: readonly TraceEvent[];
  /** The member's events in each run of the procedure. */
  rounds: readonly (readonly TraceEvent[])[];
  outcome: MemberOutcome;
  totals: Totals;
}>;

export type PartSession = Readonly<{
  common: CommonPart;
  memberPart: (index: number) => MemberPart;
}>;

/** Collects the events of a generator and gives what it returns. */
function gather<T>(steps: Generator<TraceEvent, T, void>): { events: TraceEvent[]; value: T } {
  const events: TraceEvent[] = [];
  let step = steps.next();
  while (!step.done) {
    events.push(step.value);
    step = steps.next();
  }
  return { events, value: step.value };
}

/** Makes the common part of a scenario's run and stands ready for the part of any member. Every
 *  part may be made once. */
export function openPartSession(scenario: Scenario, context: Context): PartSession {
  const servers = gather<Parties>(provisionServers(scenario, context));
  const { gms } = servers.value;
  const opened = roundsOf(scenario).map((round) => {
    const { events, value } = gather<readonly Gmk[]>(openRound(scenario, context, gms, round));
    return { round, gmks: value, events };
  });
  const keyed = (member: Member, round: Round, gmks: readonly Gmk[]) =>
    gather<void>(keyMember(context, gms, round, gmks, member)).events;
  return {
    common: { servers: servers.events, rounds: opened.map(({ events }) => events) },
    memberPart(index) {
      const provisioned = gather<Member>(provisionMember(scenario, context, servers.value, index));
      const member = provisioned.value;
      const rounds = opened.map(({ round, gmks }) => keyed(member, round, gmks));
      return {
        index,
        provision: provisioned.events,
        rounds,
        outcome: outcomeOf(scenario, member),
        totals: rounds.reduce((sum, events) => addTotals(sum, foldTotals(events)), noTotals),
      };
    },
  };
}

/** Puts parts that arrive in any order into the order of the run. */
export type PartOrder = Readonly<{
  addCommon: (part: CommonPart) => readonly TraceEvent[];
  addMember: (part: MemberPart) => readonly TraceEvent[];
}>;

/** Each call gives the events that have their turn now, an empty list when an earlier part is still
 *  missing. A part that was added before is dropped, so a repeated one does no harm. */
export function createPartOrder(scenario: Scenario): PartOrder {
  const count = scenario.systems[0]?.members.length ?? 0;
  const roundCount = roundsOf(scenario).length;
  const parts = new Map<number, MemberPart>();
  let common: CommonPart | null = null;
  let round = -1;
  let next = 0;

  /** The events at the place reached, or null when they have not arrived. */
  const take = (): readonly TraceEvent[] | null => {
    if (common === null || round > roundCount) return null;
    if (round === roundCount) return [conclude()];
    const part = parts.get(next);
    if (part === undefined) return null;
    return (round < 0 ? part.provision : part.rounds[round]) ?? [];
  };
  const conclude = () => {
    const members = Array.from({ length: count }, (_, index) => parts.get(index));
    const known = members.filter((part) => part !== undefined);
    const totals = known.reduce((sum, part) => addTotals(sum, part.totals), noTotals);
    return concludeRun(
      scenario,
      known.map((part) => part.outcome),
      totals,
    );
  };
  const release = (events: TraceEvent[]): readonly TraceEvent[] => {
    for (let turn = take(); turn !== null; turn = take()) {
      for (const event of turn) events.push(event);
      next += 1;
      if (round === roundCount || next < count) {
        if (round === roundCount) round += 1;
        continue;
      }
      next = 0;
      round += 1;
      events.push(...(common?.rounds[round] ?? []));
    }
    return events;
  };

  return {
    addCommon(part) {
      if (common !== null) return [];
      common = part;
      return release([...part.servers]);
    },
    addMember(part) {
      if (parts.has(part.index)) return [];
      parts.set(part.index, part);
      return release([]);
    },
  };
}
