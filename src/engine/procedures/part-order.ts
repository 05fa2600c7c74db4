import type { Talker } from '../entities/use-of-keys.ts';
import { isPartnerUe } from '../model/actors.ts';
import type { Leg } from '../model/figure.ts';
import { actsOf, legBetweenServers, planOf, type Round, systemIn } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { MemberOutcome, Totals, TraceEvent } from '../trace/trace.ts';
import { addTotals, foldTotals, noTotals } from '../trace/trace-folds.ts';
import { closeRound, notClosed } from './closing.ts';
import { concludeRun, serverOutcomes } from './conclude-run.ts';
import type { CommonOfAct, CommonPart, MemberInAct, MemberPart, TalkPart } from './run-parts.ts';

type Events = readonly TraceEvent[];

/** Puts parts that arrive in any order into the order of the run. Each call gives the events that
 *  have their turn now, an empty list when an earlier part is still missing. A part that was added
 *  before is dropped, so a repeated one does no harm. */
export type PartOrder = Readonly<{
  addCommon: (part: CommonPart) => Events;
  addMember: (part: MemberPart) => Events;
  addUse: (part: TalkPart) => Events;
  /** Those who use their keys in an act, once they have them; null where nobody does. */
  talkers: (at: number) => readonly Talker[] | null;
}>;

/** What is counted of a member in an act. */
export type Answers = Pick<MemberInAct, 'outcome' | 'refused' | 'totals'>;

/** What closes the run of the procedure at `at`: what the partner GMS and its UEs refused. */
function closing(
  leg: Leg | undefined,
  common: CommonOfAct,
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

/** Totals of a run from its parts, all acts together. */
export function totalsOfParts(
  scenario: Scenario,
  common: CommonPart,
  parts: readonly Readonly<{ acts: readonly (Answers | null)[] }>[],
): Totals {
  return actsOf(scenario).reduce((sum, scene, place) => {
    const once = common[place];
    const present = parts.flatMap(({ acts }) => acts[place] ?? []);
    return once ? addTotals(sum, totalsOfAct(scene, once, present)) : sum;
  }, noTotals);
}

function totalsOfAct(scenario: Scenario, common: CommonOfAct, parts: readonly Answers[]): Totals {
  const plan = planOf(scenario);
  const once = plan.rounds.flatMap((round, at) => [
    ...(common.rounds[at]?.passedOn ?? []),
    ...closing(legBetweenServers(plan), common, parts, round, at),
  ]);
  return parts.reduce((sum, part) => addTotals(sum, part.totals), foldTotals(once));
}

/** One place in the run: its events, or null as long as they have not arrived. */
type Turn = () => Events | null;

/** Source: the order of Figure 7.4.2-1 and Figure 7.4.3.3-1, member by member, act by act. */
export function createPartOrder(scenario: Scenario): PartOrder {
  const acts = actsOf(scenario);
  const parts = new Map<number, MemberPart>();
  const uses = new Map<number, TalkPart>();
  let common: CommonPart | null = null;

  const inAct = (index: number, place: number) => parts.get(index)?.acts[place] ?? null;

  function* turnsOfAct(scene: Scenario, place: number): Generator<Turn> {
    const plan = planOf(scene);
    const between = legBetweenServers(plan);
    const once = () => common?.[place];
    const ofMember = (index: number, pick: (part: MemberInAct) => Events | undefined): Turn => {
      return () => {
        const part = inAct(index, place);
        return part ? (pick(part) ?? []) : null;
      };
    };
    const known = () => plan.members.flatMap(({ index }) => inAct(index, place) ?? []);
    const conclude = () => {
      const own = once();
      const members = known().map((part) => part.outcome);
      const primaries = plan.systems[0].members.length;
      const all: readonly MemberOutcome[] = own?.partnerGms
        ? [...members.slice(0, primaries), own.partnerGms, ...members.slice(primaries)]
        : members;
      const reports = known().flatMap(({ toServer }) => toServer ?? []);
      const outcomes = [...all, ...serverOutcomes(scene, reports)];
      const totals = own ? totalsOfAct(scene, own, known()) : noTotals;
      return concludeRun(scene, outcomes, uses.get(place + 1)?.packets ?? [], totals);
    };
    yield () => once()?.servers ?? null;
    for (const { index } of plan.members) yield ofMember(index, (part) => part.provision);
    for (const [at, round] of plan.rounds.entries()) {
      yield () => once()?.rounds[at]?.opening ?? null;
      for (const leg of plan.legs) {
        if (leg === between) yield () => once()?.rounds[at]?.passedOn ?? null;
        else {
          for (const { index } of systemIn(plan, leg.to.system).members) {
            yield ofMember(index, (part) => part.rounds[at]);
          }
        }
      }
      yield () => {
        const own = once();
        return own ? closing(between, own, known(), round, at) : null;
      };
    }
    if (plan.serverKey !== null) {
      yield () => once()?.serverKeys ?? null;
      for (const { index } of plan.members) yield ofMember(index, (part) => part.withServer);
    }
    if (plan.talkers) yield () => uses.get(place + 1)?.events ?? null;
    yield () => [conclude()];
  }
  function* turns(): Generator<Turn> {
    for (const [place, scene] of acts.entries()) yield* turnsOfAct(scene, place);
  }

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
      if (!uses.has(part.at)) uses.set(part.at, part);
      return release();
    },
    talkers(at) {
      const scene = acts[at - 1];
      const pair = scene && planOf(scene).talkers;
      if (!pair) return null;
      const ready = pair.flatMap(({ index, actor, uri }): Talker[] => {
        const part = inAct(index, at - 1);
        if (!part) return [];
        const { keys, outside, notSent, shared } = part;
        return [{ actor, uri, keys, outside, notSent, shared }];
      });
      return ready.length === pair.length ? ready : null;
    },
  };
}
