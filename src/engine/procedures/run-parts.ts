import type { CheckFailure } from '../checks/index.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { Talker } from '../entities/use-of-keys.ts';
import { isReceiver } from '../model/figure.ts';
import { type GroupMember, legBetweenServers, planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type {
  KeyRecord,
  MemberOutcome,
  PacketOutcome,
  Totals,
  TraceEvent,
} from '../trace/trace.ts';
import { addTotals, foldTotals, noTotals } from '../trace/trace-folds.ts';
import { type Closing, notClosed } from './closing.ts';
import { bothTalk, outcomeOf } from './end-of-run.ts';
import { keyMember, openRound } from './group-key-provisioning.ts';
import { type PassedOn, passOn } from './group-regroup.ts';
import {
  type Member,
  type Parties,
  provisionMember,
  provisionServers,
  serversOf,
} from './step-zero.ts';

/** A run cut in parts, one for what happens once and one for each member, so that several workers
 *  can share it. Nothing in one member's part depends on another's: every random value comes from a
 *  stream of its own. Put in order the parts are the events of the run, octet for octet. */

type Events = readonly TraceEvent[];

export type CommonPart = Readonly<{
  /** Provisioning of KMSs and GMSs. */
  servers: Events;
  /** Of each run of the procedure: what opens it, and what passes the keys on to the partner GMS. */
  rounds: readonly Readonly<{
    opening: Events;
    passedOn: Events;
    closing: Closing;
  }>[];
  /** What the partner GMS ends up with, in a regroup. */
  partnerGms: MemberOutcome | null;
}>;

/** Every event of a common part. */
export function eventsOfCommon({ servers, rounds }: CommonPart): Events {
  return [servers, ...rounds.flatMap(({ opening, passedOn }) => [opening, passedOn])].flat();
}

export type MemberPart = Readonly<{
  /** Which of the members of all systems, from 0. */
  index: number;
  provision: Events;
  /** The member's events in each run of the procedure. */
  rounds: readonly Events[];
  /** What the member refused in each of them. */
  refused: readonly (readonly CheckFailure[])[];
  outcome: MemberOutcome;
  totals: Totals;
  keys: readonly KeyRecord[];
  /** Keys it was sent by somebody outside. */
  outside: readonly KeyRecord[];
}>;

/** The use of the keys, once every member has its own. */
export type TalkPart = Readonly<{ events: Events; packets: readonly PacketOutcome[] }>;

export type PartSession = Readonly<{
  common: CommonPart;
  memberPart: (index: number) => MemberPart;
  talkPart: (talkers: readonly Talker[]) => TalkPart;
}>;

type Gathered<T> = Readonly<{ events: Events; value: T }>;

/** Collects the events of a generator and gives what it returns. */
function gather<T>(steps: Generator<TraceEvent, T, void>): Gathered<T> {
  const events: TraceEvent[] = [];
  let step = steps.next();
  while (!step.done) {
    events.push(step.value);
    step = steps.next();
  }
  return { events, value: step.value };
}

type Opened = Readonly<{ round: Round; gmks: readonly Gmk[]; opening: Events }>;

/** Makes the common part of a scenario's run and stands ready for the part of any member. Every
 *  part may be made once. */
export function openPartSession(scenario: Scenario, context: RunContext): PartSession {
  const servers = gather<Parties>(provisionServers(scenario, context));
  const parties = servers.value;
  const { gms } = parties.primary;
  const plan = planOf(scenario);
  const rounds = plan.rounds.map((round) => {
    const { events, value } = gather(openRound(scenario, context, gms, round));
    const opened: Opened = { round, gmks: value, opening: events };
    return { ...opened, taken: passedOn(scenario, context, parties, opened) };
  });
  const leaked = rounds.flatMap(({ taken }) => taken.value.leaked);
  const drawn = rounds.flatMap(({ gmks }) => gmks);
  const keyed = (member: Member, { system, actor }: GroupMember) => {
    const leg = plan.legs.find((one) => isReceiver(one, actor));
    const sender = serversOf(parties, system).gms;
    return rounds.map(({ round, gmks, taken }): Gathered<readonly CheckFailure[]> => {
      const keys = sender === gms ? gmks : taken.value.gmks;
      if (!leg || keys.length === 0) return { events: [], value: [] };
      return gather(keyMember(context, leg, sender, round, keys, member));
    });
  };
  return {
    common: {
      servers: servers.events,
      rounds: rounds.map(({ opening, taken }) => ({
        opening,
        passedOn: taken.events,
        closing: closingOnly(taken.value),
      })),
      partnerGms: parties.partnerGms ? outcomeOf(scenario, parties.partnerGms) : null,
    },
    memberPart(index) {
      const planned = plan.members[index];
      if (!planned) throw new RangeError(`there is no member ${index}`);
      const provisioned = gather<Member>(provisionMember(scenario, context, parties, planned));
      const member = provisioned.value;
      const made = keyed(member, planned);
      const events = made.map((round) => round.events);
      return {
        index,
        provision: provisioned.events,
        rounds: events,
        refused: made.map((round) => round.value),
        outcome: outcomeOf(scenario, member),
        totals: events.reduce((sum, list) => addTotals(sum, foldTotals(list)), noTotals),
        keys: member.ue.keys,
        outside: member.outside,
      };
    },
    talkPart(talkers) {
      const { events, value } = gather(bothTalk(scenario, context, talkers, leaked, drawn));
      return { events, packets: value };
    },
  };
}

function closingOnly({ answers, failures, fate, faults }: Closing): Closing {
  return { answers, failures, fate, faults };
}

function passedOn(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
  { round, gmks }: Opened,
): Gathered<PassedOn> {
  const leg = legBetweenServers(planOf(scenario));
  if (!leg) return { events: [], value: { gmks: [], leaked: [], ...notClosed } };
  return gather(passOn(scenario, context, parties, leg, round, gmks));
}
