import type { McpttUe } from '../checks/reception.ts';
import { randomOf } from '../entities/draws.ts';
import type { Gmk } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import { type ActorId, gmsIn, systemOf } from '../model/actors.ts';
import { type GroupMember, planOf, type Round } from '../model/plan.ts';
import type { ReleaseId } from '../model/releases.ts';
import type { Scenario } from '../model/scenario.ts';
import { isNonceStream } from '../model/stream-names.ts';
import { keysOfRound, openAct } from '../procedures/act.ts';
import { gather } from '../procedures/run-parts.ts';
import { provisionMember, type Servers, serversOf } from '../procedures/step-zero.ts';
import type { Scope, Steps } from '../trace/recording.ts';

/** The one group that every release keys: the same KMSs, identities, GMKs and RAND. */

/** A member with what its KMS gave it, and the servers that key it. */
export type KeyedMember = Readonly<{ actor: ActorId; ue: McpttUe; servers: Servers }>;

export type KeyedGroup = Readonly<{
  scenario: Scenario;
  round: Round;
  gmks: readonly Gmk[];
  member: KeyedMember;
  /** Another member of the same system, to talk to; null where there is none. */
  peer: KeyedMember | null;
}>;

/** What a part of a run comes to, its events left. */
export const finish = <T>(steps: Steps<T>): T => gather(steps).value;

/** Provisions the servers of a scenario, a member and another one of its system, and draws the keys.
 *  Throws TypeError where the actor is no member. */
export function keyedGroup(scenario: Scenario, actor: string): KeyedGroup {
  const context = contextOf(scenario, null);
  const { members, rounds } = planOf(scenario);
  const planned = members.find((one) => one.actor === actor);
  if (!planned) throw new TypeError(`${actor} is no member of the group`);
  const standing = finish(openAct(scenario, context, null));
  const [round] = rounds;
  const gmks = finish(keysOfRound(scenario, context, standing, round));
  const other = members.find(({ system, actor: id }) => system === planned.system && id !== actor);
  const servers = serversOf(standing.parties, planned.system);
  const provision = (one: GroupMember): KeyedMember => {
    const { ue, actor: id } = finish(provisionMember(scenario, context, standing.parties, one));
    return { actor: id, ue, servers };
  };
  const peer = other ? provision(other) : null;
  return { scenario, round, gmks, member: provision(planned), peer };
}

/** Draws as those of the run on the screen; only the nonce of a signature is another one in each release, since a
 *  nonce under two messages would give the signing key away. */
export function contextOf(scenario: Scenario, release: ReleaseId | null): RunContext {
  const random = randomOf(scenario);
  const stream = (name: string) =>
    random.stream(release !== null && isNonceStream(name) ? `${release}/${name}` : name);
  return { random: { stream }, stopwatch: () => 0, timings: new Map() };
}

/** Where in the procedure the notification for a member is made and received. */
export function scopeOf({ round }: KeyedGroup, { actor }: KeyedMember, at: 'gms' | 'ue'): Scope {
  const { prefix, procedure } = round;
  return at === 'gms'
    ? { prefix, procedure, step: 1, actor: gmsIn(systemOf(actor)), member: actor }
    : { prefix, procedure, step: 2, actor };
}
