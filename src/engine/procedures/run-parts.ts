import type { CheckFailure } from '../checks/index.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { SharedKey, Talker } from '../entities/use-of-keys.ts';
import { isReceiver } from '../model/figure.ts';
import { actsOf, type GroupMember, legBetweenServers, planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type {
  KeyRecord,
  MemberOutcome,
  PacketOutcome,
  Totals,
  TraceEvent,
} from '../trace/trace.ts';
import { addTotals, foldTotals, noTotals } from '../trace/trace-folds.ts';
import {
  afterRound,
  contextInAct,
  keyMemberInAct,
  keysOfRound,
  openAct,
  passOnInAct,
  type Standing,
} from './act.ts';
import { type Closing, notClosed } from './closing.ts';
import type { ServerReport } from './conclude-run.ts';
import { bothTalk, outcomeOf } from './end-of-run.ts';
import type { PassedOn } from './group-regroup.ts';
import { memberInAct } from './next-act.ts';
import { makeServerKeys, shareWithServer } from './server-exchange.ts';
import type { Member } from './step-zero.ts';

/** A run cut in parts, one for what happens once and one for each member, so that several workers
 *  can share it. Nothing in one member's part depends on another's: every random value comes from a
 *  stream of its own. Put in order the parts are the events of the run, octet for octet. */

type Events = readonly TraceEvent[];

/** What happens once in an act. */
export type CommonOfAct = Readonly<{
  /** Provisioning of KMSs and GMSs. */
  servers: Events;
  /** Of each run of the procedure: what opens it, and what passes the keys on to the partner GMS. */
  rounds: readonly Readonly<{
    opening: Events;
    passedOn: Events;
    closing: Closing;
  }>[];
  /** What MCPTT servers make behind the figure. */
  serverKeys: Events;
  /** What the partner GMS ends up with, in a regroup. */
  partnerGms: MemberOutcome | null;
}>;

/** What happens once, in each act. */
export type CommonPart = readonly CommonOfAct[];

/** Every event of a common part. */
export function eventsOfCommon(part: CommonPart): Events {
  return part.flatMap(({ servers, rounds, serverKeys }) => [
    ...servers,
    ...rounds.flatMap(({ opening, passedOn }) => [...opening, ...passedOn]),
    ...serverKeys,
  ]);
}

/** A member in an act. */
export type MemberInAct = Readonly<{
  provision: Events;
  /** The member's events in each run of the procedure. */
  rounds: readonly Events[];
  /** Those with its MCPTT server behind the figure, and what that comes to hold. */
  withServer: Events;
  toServer: ServerReport | null;
  /** The key it has made for its server, as both have it. */
  shared: SharedKey | null;
  /** What the member refused in each of them. */
  refused: readonly (readonly CheckFailure[])[];
  outcome: MemberOutcome;
  totals: Totals;
  keys: readonly KeyRecord[];
  /** Keys it was sent by somebody outside. */
  outside: readonly KeyRecord[];
  /** GMK-IDs of keys that it sends nothing under any more. */
  notSent: readonly number[];
}>;

export type MemberPart = Readonly<{
  /** Which of those who are members at some time, from 0. */
  index: number;
  /** By act; null in one where it is no member. */
  acts: readonly (MemberInAct | null)[];
}>;

/** Every event of a member's part. */
export const eventsOfMember = ({ acts }: MemberPart): Events =>
  acts.flatMap((act) => (act ? [...act.provision, ...act.rounds.flat(), ...act.withServer] : []));

/** The use of the keys in an act, once every member has its own. */
export type TalkPart = Readonly<{
  at: number;
  events: Events;
  packets: readonly PacketOutcome[];
}>;

export type PartSession = Readonly<{
  common: CommonPart;
  memberPart: (index: number) => MemberPart;
  talkPart: (at: number, talkers: readonly Talker[]) => TalkPart;
}>;

type Gathered<T> = Readonly<{ events: Events; value: T }>;

/** Collects the events of a generator and gives what it returns. */
export function gather<T>(steps: Generator<TraceEvent, T, void>): Gathered<T> {
  const events: TraceEvent[] = [];
  let step = steps.next();
  while (!step.done) {
    events.push(step.value);
    step = steps.next();
  }
  return { events, value: step.value };
}

type OpenedRound = Readonly<{
  round: Round;
  gmks: readonly Gmk[];
  opening: Events;
  taken: Gathered<PassedOn>;
}>;

/** An act as its servers have begun it. */
type OpenedAct = Readonly<{
  scene: Scenario;
  context: RunContext;
  servers: Events;
  opened: Standing;
  rounds: readonly OpenedRound[];
  serverKeys: Events;
  /** What the partner GMS ends up with: later acts go on with what it holds. */
  partnerGms: MemberOutcome | null;
  after: Standing;
}>;

/** Makes the common part of a scenario's run and stands ready for the part of any member. Every
 *  part may be made once. */
export function openPartSession(scenario: Scenario, context: RunContext): PartSession {
  const acts: OpenedAct[] = [];
  for (const scene of actsOf(scenario)) {
    acts.push(openOne(scene, contextInAct(scene, context), acts.at(-1)?.after ?? null));
  }
  return {
    common: acts.map(commonOf),
    memberPart(index) {
      const member = { index, now: undefined as Member | undefined };
      const known = acts.some(({ scene }) => memberAt(scene, index));
      if (!known) throw new RangeError(`there is no member ${index}`);
      return {
        index,
        acts: acts.map((act) => {
          const planned = memberAt(act.scene, index);
          if (!planned) return null;
          const { part, now } = memberIn(act, planned, member.now);
          member.now = now;
          return part;
        }),
      };
    },
    talkPart(at, talkers) {
      const act = acts[at - 1];
      if (!act) throw new RangeError(`there is no act ${at}`);
      const { events, value } = gather(bothTalk(act.scene, act.context, talkers, act.after));
      return { at, events, packets: value };
    },
  };
}

function memberAt(scene: Scenario, index: number): GroupMember | undefined {
  const { members } = planOf(scene);
  const inPlace = members[index];
  return inPlace?.index === index ? inPlace : members.find((one) => one.index === index);
}

function openOne(scene: Scenario, context: RunContext, before: Standing | null): OpenedAct {
  const { events: servers, value: opened } = gather(openAct(scene, context, before));
  const leg = legBetweenServers(planOf(scene));
  const rounds: OpenedRound[] = [];
  let after = opened;
  for (const round of planOf(scene).rounds) {
    const { events: opening, value: gmks } = gather(keysOfRound(scene, context, after, round));
    const taken: Gathered<PassedOn> = leg
      ? gather(passOnInAct(scene, context, after, leg, round, gmks))
      : { events: [], value: { gmks: [], leaked: [], ...notClosed } };
    rounds.push({ round, gmks, opening, taken });
    after = afterRound(after, gmks, leg ? taken.value : null);
  }
  const { partnerGms: member } = opened.parties;
  const partnerGms = member ? outcomeOf(scene, member) : null;
  const made = gather(makeServerKeys(scene, context, after.mcptt));
  const standing = { ...after, mcptt: made.value };
  const { events: serverKeys } = made;
  return { scene, context, servers, opened, rounds, serverKeys, partnerGms, after: standing };
}

function commonOf({ servers, rounds, serverKeys, partnerGms }: OpenedAct): CommonOfAct {
  return {
    servers,
    serverKeys,
    rounds: rounds.map(({ opening, taken }) => ({
      opening,
      passedOn: taken.events,
      closing: closingOnly(taken.value),
    })),
    partnerGms,
  };
}

function memberIn(
  { scene, context, opened, rounds, after }: OpenedAct,
  planned: GroupMember,
  before: Member | undefined,
): Readonly<{ part: MemberInAct; now: Member }> {
  const { parties } = opened;
  const provisioned = gather(memberInAct(scene, context, parties, planned, before));
  const member = provisioned.value;
  const leg = planOf(scene).legs.find((one) => isReceiver(one, planned.actor));
  const made = rounds.map(({ round, gmks, taken }): Gathered<readonly CheckFailure[]> => {
    if (!leg) return { events: [], value: [] };
    const keys = planned.system === 'primary' ? gmks : taken.value.gmks;
    return gather(keyMemberInAct(scene, context, opened, leg, round, keys, member, taken.value));
  });
  const events = made.map((round) => round.events);
  const { events: withServer, value: toServer } = gather(
    shareWithServer(scene, context, after.mcptt, member),
  );
  const [shared = null] = member.shared;
  const part = {
    ...{ withServer, toServer, shared },
    provision: provisioned.events,
    rounds: events,
    refused: made.map((round) => round.value),
    outcome: outcomeOf(scene, member),
    totals: [...events, withServer].reduce(
      (sum, list) => addTotals(sum, foldTotals(list)),
      noTotals,
    ),
    keys: [...member.ue.keys],
    outside: [...member.outside],
    notSent: [...member.notSent],
  };
  return { part, now: member };
}

function closingOnly({ answers, failures, fate, faults, dropped }: Closing): Closing {
  return { answers, failures, fate, faults, ...(dropped ? { dropped } : {}) };
}
