import type { Talker } from '../entities/use-of-keys.ts';
import { isPartnerUe } from '../model/actors.ts';
import type { Leg } from '../model/figure.ts';
import { legBetweenServers, planOf, type Round, systemIn } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { MemberOutcome, Totals, TraceEvent } from '../trace/trace.ts';
import { addTotals, foldTotals, noTotals } from '../trace/trace-folds.ts';
import { closeRound, notClosed } from './closing.ts';
import { concludeRun } from './conclude-run.ts';
import type { CommonPart, MemberPart, TalkPart } from './run-parts.ts';

type Events = readonly TraceEvent[];

/** Puts parts that arrive in any order into the order of the run. Each call gives the events that
 *  have their turn now, an empty list when an earlier part is still missing. A part that was added
 *  before is dropped, so a repeated one does no harm. */
export type PartOrder = Readonly<{
  addCommon: (part: CommonPart) => Events;
  addMember: (part: MemberPart) => Events;
  addUse: (part: TalkPart) => Events;
  /** Those who use their keys, once they have them; null where nobody does. */
  talkers: () => readonly Talker[] | null;
}>;

type Answers = Pick<MemberPart, 'outcome' | 'refused' | 'totals'>;

/** What closes the run of the procedure at `at`: what the partner GMS and its UEs refused. */
function closing(
  leg: Leg | undefined,
  common: CommonPart,
  parts: readonly Answers[],
  round: Round,
  at: number,
): Events {
  if (!leg) return [];
  const report = parts.flatMap(({ outcome: { actor }, refused }) => {
    const failures = refused[at] ?? [];
    return isPartnerUe(actor) && failures.length > 0 ? [{ actor, failures }] : [];
  });
  const sent = closeRound(leg, round, common.rounds[at]?.closing ?? notClosed, report);
  return sent ? [sent] : [];
}

/** Totals of a run from its parts. */
export function totalsOfParts(
  scenario: Scenario,
  common: CommonPart,
  parts: readonly Answers[],
): Totals {
  const plan = planOf(scenario);
  const once = plan.rounds.flatMap((round, at) => [
    ...(common.rounds[at]?.passedOn ?? []),
    ...closing(legBetweenServers(plan), common, parts, round, at),
  ]);
  return parts.reduce((sum, part) => addTotals(sum, part.totals), foldTotals(once));
}

/** One place in the run: its events, or null as long as they have not arrived. */
type Turn = () => Events | null;

/** Source: the order of Figure 7.4.2-1 and Figure 7.4.3.3-1, member by member. */
export function createPartOrder(scenario: Scenario): PartOrder {
  const plan = planOf(scenario);
  const between = legBetweenServers(plan);
  const parts = new Map<number, MemberPart>();
  const known = () =>
    plan.members.map(({ index }) => parts.get(index)).filter((part) => part !== undefined);
  let common: CommonPart | null = null;
  let use: TalkPart | null = null;

  const ofMember = (index: number, pick: (part: MemberPart) => Events | undefined): Turn => {
    return () => {
      const part = parts.get(index);
      return part ? (pick(part) ?? []) : null;
    };
  };
  function* turnsOfMembers({ to }: Leg, round: number): Generator<Turn> {
    for (const { index } of systemIn(plan, to.system).members) {
      yield ofMember(index, (part) => part.rounds[round]);
    }
  }
  function* turns(): Generator<Turn> {
    yield () => common?.servers ?? null;
    for (const { index } of plan.members) yield ofMember(index, (part) => part.provision);
    for (const [at, round] of plan.rounds.entries()) {
      yield () => common?.rounds[at]?.opening ?? null;
      for (const leg of plan.legs) {
        if (leg === between) yield () => common?.rounds[at]?.passedOn ?? null;
        else yield* turnsOfMembers(leg, at);
      }
      yield () => (common ? closing(between, common, known(), round, at) : null);
    }
    if (plan.talkers) yield () => use?.events ?? null;
    yield () => [conclude()];
  }

  const conclude = () => {
    const members = known().map((part) => part.outcome);
    const partnerGms = common?.partnerGms;
    const primaries = plan.systems[0].members.length;
    const all: readonly MemberOutcome[] = partnerGms
      ? [...members.slice(0, primaries), partnerGms, ...members.slice(primaries)]
      : members;
    const totals = common ? totalsOfParts(scenario, common, known()) : noTotals;
    return concludeRun(scenario, all, use?.packets ?? [], totals);
  };

  const sequence = turns();
  let turn = sequence.next();
  const release = (): Events => {
    const events: TraceEvent[] = [];
    while (!turn.done) {
      const next = turn.value();
      if (next === null) break;
      for (const event of next) events.push(event);
      turn = sequence.next();
    }
    return events;
  };

  return {
    addCommon(part) {
      common ??= part;
      return release();
    },
    addMember(part) {
      if (!parts.has(part.index)) parts.set(part.index, part);
      return release();
    },
    addUse(part) {
      use ??= part;
      return release();
    },
    talkers() {
      const pair = plan.talkers?.map(({ index, actor, uri }): Talker | null => {
        const part = parts.get(index);
        return part ? { actor, uri, keys: part.keys, outside: part.outside } : null;
      });
      if (!pair) return null;
      const ready = pair.filter((talker) => talker !== null);
      return ready.length === pair.length ? ready : null;
    },
  };
}
