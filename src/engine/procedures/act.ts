import type { CheckFailure } from '../checks/index.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import type { Leg } from '../model/figure.ts';
import { planOf, type Round } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Steps } from '../trace/recording.ts';
import { notClosed } from './closing.ts';
import { keyMember, openRound } from './group-key-provisioning.ts';
import { type PassedOn, passOn } from './group-regroup.ts';
import { type McpttServer, openServers } from './mcptt-server.ts';
import { serversInAct } from './next-act.ts';
import { type Member, type Parties, provisionServers, serversOf } from './step-zero.ts';
import { endAtPartner, endForMember } from './tear-down.ts';

/** One act of a scenario: who sends which keys to whom. The first act provisions the group; a later one
 *  begins with what the one before has left. */

/** What the servers have from act to act: their own keys, the GMKs of the primary GMS and those the partner
 *  GMS has taken over, and what somebody outside has come to know; in a regroup also the GMKs that the group
 *  of the primary system had before. */
export type Standing = Readonly<{
  parties: Parties;
  held: readonly Gmk[];
  partnerHeld: readonly Gmk[];
  leaked: readonly KeyRecord[];
  aside: readonly Gmk[];
  /** The MCPTT servers, where they have a part. */
  mcptt: readonly McpttServer[];
}>;

/** A context whose draws are those of the act: the first one has the names of a run without acts. */
export function contextInAct(scenario: Scenario, context: RunContext): RunContext {
  const { at = 1 } = scenario;
  if (at === 1) return context;
  const stream = (name: string) => context.random.stream(`act/${at}/${name}`);
  return { ...context, random: { stream } };
}

/** Step 0 of an act for the servers. */
export function* openAct(
  scenario: Scenario,
  context: RunContext,
  before: Standing | null,
): Steps<Standing> {
  if (!before) {
    const parties = yield* provisionServers(scenario, context);
    const mcptt = yield* openServers(scenario, context, parties, []);
    return { parties, held: [], partnerHeld: [], leaked: [], aside: [], mcptt };
  }
  const parties = yield* serversInAct(scenario, context, before.parties);
  const mcptt = yield* openServers(scenario, context, parties, before.mcptt);
  const { act } = planOf(scenario);
  const over = { ...before, parties, mcptt, partnerHeld: [] };
  if (act?.act === 'regroup') return { ...over, held: [], aside: before.held };
  if (act?.act === 'tear-down') return { ...over, held: before.aside, aside: [] };
  return { ...before, parties, mcptt };
}

/** The GMKs that go out in a round: newly drawn, or those that the GMS has. */
export function* keysOfRound(
  scenario: Scenario,
  context: RunContext,
  { parties, held }: Standing,
  round: Round,
): Steps<readonly Gmk[]> {
  const { draws, act } = planOf(scenario);
  if (round.purposes.length === 0) return [];
  const own = held.filter((key) => isCarried(key, round));
  if (draws) {
    const kept = act?.act === 'renew' && act.gmkId === 'kept' ? own : [];
    return yield* openRound(scenario, context, parties.primary.gms, round, kept);
  }
  return act?.act === 'revoke' ? own.map(revoked) : own;
}

/** Whether a key goes out in a round. */
const isCarried = ({ purpose }: Gmk, { purposes }: Round) =>
  purposes.some((one) => one === purpose);

/** A GMK with the status that nobody may use it. Source: TS 33.179 §E.6.9. */
const revoked = (key: Gmk): Gmk => ({
  ...key,
  parameters: { ...key.parameters, status: key.parameters.status & ~1 },
});

/** What the partner GMS comes to have for its users in a round: it is sent the keys, or has them. */
export function* passOnInAct(
  scenario: Scenario,
  context: RunContext,
  { parties, partnerHeld }: Standing,
  leg: Leg,
  round: Round,
  gmks: readonly Gmk[],
): Steps<PassedOn> {
  const { partnerGms } = parties;
  if (partnerGms && round.purposes.length === 0) {
    return yield* endAtPartner(scenario, context, parties.primary, leg, round, partnerGms);
  }
  const sent = partnerGms ? keysFor(scenario, gmks, partnerGms) : [];
  if (sent.length > 0) return yield* passOn(scenario, context, parties, leg, round, sent);
  const own = partnerHeld.filter((key) => isCarried(key, round));
  return { ...notClosed, gmks: own, leaked: [] };
}

/** What the servers have after a round. */
export function afterRound(
  standing: Standing,
  gmks: readonly Gmk[],
  passed: Pick<PassedOn, 'gmks' | 'leaked'> | null,
): Standing {
  return {
    ...standing,
    held: replaced(standing.held, gmks),
    partnerHeld: passed ? replaced(standing.partnerHeld, passed.gmks) : standing.partnerHeld,
    leaked: passed ? [...standing.leaked, ...passed.leaked] : standing.leaked,
  };
}

const replaced = (before: readonly Gmk[], gmks: readonly Gmk[]): readonly Gmk[] => [
  ...before.filter(({ purpose }) => !gmks.some((one) => one.purpose === purpose)),
  ...gmks,
];

/** Keys for one member in a round, where it is sent any, or that there are none any more. `passed`: what the
 *  partner GMS was sent, for its users. Gives what it refused. */
export function* keyMemberInAct(
  scenario: Scenario,
  context: RunContext,
  { parties }: Standing,
  leg: Leg,
  round: Round,
  gmks: readonly Gmk[],
  member: Member,
  passed: Pick<PassedOn, 'answers'> | null,
): Steps<readonly CheckFailure[]> {
  const servers = serversOf(parties, leg.to.system);
  if (round.purposes.length === 0) {
    const isTold = leg.to.system === 'primary' || passed?.answers === true;
    if (isTold) yield* endForMember(scenario, context, leg, servers.gms, round, member);
    return [];
  }
  const own = keysFor(scenario, gmks, member);
  if (own.length === 0) return [];
  const { act } = planOf(scenario);
  const stored = act?.act === 'retry' && act.payload === 'stored';
  return yield* keyMember(context, leg, servers, round, own, member, stored);
}

/** Those of some keys that a receiver is sent. */
function keysFor(scenario: Scenario, gmks: readonly Gmk[], member: Member): readonly Gmk[] {
  if (!isSent(scenario, member)) return [];
  const { takesFloor } = planOf(scenario);
  return takesFloor(member.actor) ? gmks : gmks.filter(({ purpose }) => purpose !== 'floor');
}

/** Whether a receiver is sent the keys of an act. */
function isSent(scenario: Scenario, { actor, isOwed }: Member): boolean {
  const { act, isKeyed } = planOf(scenario);
  return isKeyed(actor) && (act?.act !== 'retry' || isOwed);
}
