import type { Talker } from '../entities/use-of-keys.ts';
import type { Scenario } from '../model/scenario.ts';
import {
  isRegroup,
  placesOf,
  type Round,
  roundsOf,
  systemOf,
  talkersOf,
} from '../model/scenario-rules.ts';
import type { MemberOutcome, Totals, TraceEvent } from '../trace/trace.ts';
import { addTotals, foldTotals, noTotals } from '../trace/trace-folds.ts';
import { closeRound, notClosed } from './group-regroup.ts';
import type { CommonPart, MemberPart, TalkPart } from './run-parts.ts';
import { concludeRun } from './run-scenario.ts';

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

/** Step 6 of the run at `at`: what the partner GMS and its UEs refused. */
function closing(common: CommonPart, parts: readonly Answers[], round: Round, at: number) {
  const report = parts.flatMap(({ outcome: { actor }, refused }) => {
    const failures = refused[at] ?? [];
    return isPartner(actor) && failures.length > 0 ? [{ actor, failures }] : [];
  });
  const sent = closeRound(round, common.rounds[at]?.closing ?? notClosed, report);
  return sent ? [sent] : [];
}

const isPartner = (actor: string) => actor.startsWith('partner-');

/** Totals of a run from its parts. */
export function totalsOfParts(
  scenario: Scenario,
  common: CommonPart,
  parts: readonly Answers[],
): Totals {
  const rounds = isRegroup(scenario) ? roundsOf(scenario) : [];
  const once = rounds.flatMap((round, at) => [
    ...(common.rounds[at]?.handOver ?? []),
    ...closing(common, parts, round, at),
  ]);
  return parts.reduce((sum, part) => addTotals(sum, part.totals), foldTotals(once));
}

/** One place in the run: its events, or null as long as they have not arrived. */
type Turn = () => Events | null;

/** Source: the order of Figure 7.4.2-1 and Figure 7.4.3.3-1, member by member. */
export function createPartOrder(scenario: Scenario): PartOrder {
  const count = placesOf(scenario).length;
  const primaryCount = systemOf(scenario).members.length;
  const rounds = roundsOf(scenario);
  const parts = new Map<number, MemberPart>();
  const known = () =>
    Array.from({ length: count }, (_, index) => parts.get(index)).filter((part) => !!part);
  let common: CommonPart | null = null;
  let use: TalkPart | null = null;

  const ofMember = (index: number, pick: (part: MemberPart) => Events | undefined): Turn => {
    return () => {
      const part = parts.get(index);
      return part ? (pick(part) ?? []) : null;
    };
  };
  function* turnsOfMembers(from: number, to: number, round: number | null): Generator<Turn> {
    for (let index = from; index < to; index += 1) {
      yield ofMember(index, (part) => (round === null ? part.provision : part.rounds[round]));
    }
  }
  function* turns(): Generator<Turn> {
    yield () => common?.servers ?? null;
    yield* turnsOfMembers(0, count, null);
    for (const [at, round] of rounds.entries()) {
      yield () => common?.rounds[at]?.opening ?? null;
      yield* turnsOfMembers(0, primaryCount, at);
      if (!isRegroup(scenario)) continue;
      yield () => common?.rounds[at]?.handOver ?? null;
      yield* turnsOfMembers(primaryCount, count, at);
      yield () => (common ? closing(common, known(), round, at) : null);
    }
    if (talkersOf(scenario)) yield () => use?.events ?? null;
    yield () => [conclude()];
  }

  const conclude = () => {
    const members = known().map((part) => part.outcome);
    const partnerGms = common?.partnerGms;
    const all: readonly MemberOutcome[] = partnerGms
      ? [...members.slice(0, primaryCount), partnerGms, ...members.slice(primaryCount)]
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
      const places = placesOf(scenario);
      const pair = talkersOf(scenario)?.map((talker): Talker | null => {
        const at = places.findIndex((place) => place.actor === talker.actor);
        const part = parts.get(at);
        return part ? { actor: talker.actor, uri: talker.uri, keys: part.keys } : null;
      });
      if (!pair) return null;
      const ready = pair.filter((talker) => talker !== null);
      return ready.length === pair.length ? ready : null;
    },
  };
}
