import * as v from 'valibot';
import { isActorId, readActorId, type SystemName, systemNames, type UeId, ueIn } from './actors.ts';
import { fact } from './fact.ts';
import { says } from './schema-problems.ts';
import { sameUid } from './shared-uris.ts';
import { schemeUri } from './uris.ts';

/** The life of a group key behind its first provisioning, as acts one after the other. Each runs the same
 *  procedure again, for all members or for some. Source: TS 33.180 §5.7.1, §7.3.3.1; what the texts leave
 *  open is a choice here, and marked where it shows. */

/** Largest number of acts behind the first one. */
export const maxActs = 12;

const after = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(315_360_000));

const anActor = v.pipe(
  v.string(),
  v.check((id: string) => isActorId(id, ['ue']), says(fact('act.noMember'))),
);

/** Which of two keys; of a group with one key, `both` is that one. */
const keys = v.picklist(['both', 'media', 'floor']);

/** What a member does with a key that a renewal replaces: no text says. */
const oldKey = v.optional(v.picklist(['kept', 'dropped']), 'kept');

/** Schema of an act. `afterSeconds`: since the act before. */
export const actSchema = v.variant('act', [
  /** The GMS draws new keys; `gmkId`: under new identifiers, or under those of the old keys. */
  v.strictObject({
    act: v.literal('renew'),
    afterSeconds: after,
    keys: v.optional(keys, 'both'),
    gmkId: v.optional(v.picklist(['new', 'kept']), 'new'),
    oldKey,
  }),
  /** Somebody becomes a member and gets the keys there are. */
  v.strictObject({
    act: v.literal('join'),
    afterSeconds: after,
    system: v.optional(v.picklist(systemNames), 'primary'),
    uri: schemeUri,
  }),
  /** A member leaves; `rekey`: the others get new keys. */
  v.strictObject({
    act: v.literal('leave'),
    afterSeconds: after,
    member: anActor,
    rekey: v.optional(v.boolean(), true),
    oldKey,
  }),
  /** The keys are sent again with the status that nobody may use them any more. */
  v.strictObject({
    act: v.literal('revoke'),
    afterSeconds: after,
    keys: v.optional(keys, 'both'),
  }),
  /** Who did not get or did not take the keys is sent them again: in a payload made anew, or in the one of
   *  that time. */
  v.strictObject({
    act: v.literal('retry'),
    afterSeconds: after,
    payload: v.optional(v.picklist(['made-anew', 'stored']), 'made-anew'),
  }),
  /** The group is put together with that of the partner system, under a temporary group with a key of its
   *  own: the second figure. The keys that the group has stay as they are. */
  v.strictObject({ act: v.literal('regroup'), afterSeconds: after }),
  /** The temporary group ends: everybody is told so, and no key is sent. What becomes of its key is left
   *  open: `regroupKey`, at the UEs; `partnerGms`, at the GMS that has passed it on. */
  v.strictObject({
    act: v.literal('tear-down'),
    afterSeconds: after,
    regroupKey: v.optional(v.picklist(['dropped', 'kept']), 'dropped'),
    partnerGms: v.optional(v.picklist(['drops', 'keeps']), 'drops'),
  }),
]);

export type Act = Readonly<v.InferOutput<typeof actSchema>>;
export type ActKind = Act['act'];

/** A scenario as far as its acts go; `at`: the act that is looked at, from 1. */
export type Acted = Readonly<{
  procedure: string;
  acts: readonly Act[];
  at?: number;
  systems: readonly Readonly<{ members: readonly string[] }>[];
}>;

/** The act a scenario is looked at in; null for the first, which provisions the group. */
export const actOf = ({ acts, at = 1 }: Acted): Act | null => acts[at - 2] ?? null;

/** Seconds from the beginning of a scenario to the act that is looked at. */
export const secondsIntoActs = ({ acts, at = 1 }: Acted): number =>
  acts.slice(0, at - 1).reduce((sum, { afterSeconds }) => sum + afterSeconds, 0);

/** Whoever is a member in one of the acts. `index` counts those of all systems, who joins later behind;
 *  `ordinal` those of a system. In acts `from` to before `until`, counted from 1. */
export type RosterEntry = Readonly<{
  index: number;
  system: SystemName;
  ordinal: number;
  actor: UeId;
  uri: string;
  from: number;
  until: number;
}>;

/** The acts in which two systems make one group, from `from` to before `until`, counted from 1; null where
 *  there is no such act. That in which the group ends is one of them. */
export function regroupSpan({
  procedure,
  acts,
}: Pick<Acted, 'procedure' | 'acts'>): Readonly<{ from: number; until: number }> | null {
  const begins =
    procedure === 'group-regroup' ? -1 : acts.findIndex(({ act }) => act === 'regroup');
  if (begins < 0 && procedure !== 'group-regroup') return null;
  const ends = acts.findIndex(({ act }, place) => act === 'tear-down' && place > begins);
  return { from: begins + 2, until: ends < 0 ? Number.POSITIVE_INFINITY : ends + 3 };
}

/** Whether two systems make one group in the act that is looked at. */
export function isRegrouped({ at = 1, ...acted }: Pick<Acted, 'procedure' | 'acts' | 'at'>) {
  const span = regroupSpan(acted);
  return span !== null && span.from <= at && at < span.until;
}

/** Everybody who is a member at some time: those of the beginning, then those who join, in their order. */
export function rosterOf({ acts, systems, procedure }: Acted): readonly RosterEntry[] {
  const span = regroupSpan({ procedure, acts });
  const roster: RosterEntry[] = [];
  const counts: Record<SystemName, number> = { primary: 0, partner: 0 };
  const leaves = new Map<string, number>(
    acts.flatMap((act, place) => (act.act === 'leave' ? [[act.member, place + 2] as const] : [])),
  );
  const add = (system: SystemName, uri: string, from: number) => {
    counts[system] += 1;
    const ordinal = counts[system];
    const actor = ueIn(system, ordinal);
    const leaving = leaves.get(actor) ?? Number.POSITIVE_INFINITY;
    const until = system === 'partner' ? Math.min(leaving, span?.until ?? leaving) : leaving;
    roster.push({ index: roster.length, system, ordinal, actor, uri, from, until });
  };
  for (const [place, { members }] of systems.entries()) {
    const system = systemNames[place];
    const from = system === 'partner' ? (span?.from ?? 1) : 1;
    if (system) for (const uri of members) add(system, uri, from);
  }
  for (const [place, act] of acts.entries())
    if (act.act === 'join') add(act.system, act.uri, place + 2);
  return roster;
}

/** Who is a member once the act that is looked at has changed the group. */
export const isPresent = ({ from, until }: RosterEntry, at: number): boolean =>
  from <= at && at < until;

/** Why a list of acts cannot be: the place of an act, and what is wrong with it. */
export function actProblem(
  scenario: Omit<Acted, 'systems'> &
    Readonly<{
      systems: readonly Readonly<{ gmsUri: string; members: readonly string[] }>[];
      twoKeys: boolean;
      sharesWithServer?: boolean;
      ofTwoGroups?: boolean;
    }>,
) {
  const roster = rosterOf(scenario);
  for (const [place, act] of scenario.acts.entries()) {
    const number = place + 2;
    if ('keys' in act && act.keys !== 'both' && !scenario.twoKeys) {
      // About a key that is shared with a server it can be: the GMS then does nothing.
      if (!scenario.sharesWithServer) return { place, problem: fact('act.oneKey') };
      if (act.keys === 'media') return { place, problem: fact('act.oneKeyOfGms') };
    }
    if (act.act === 'join') {
      const entry = roster.find(({ from, uri }) => from === number && uri === act.uri);
      const uid = sameUid(act.uri);
      const isThere = roster.some((one) => one !== entry && sameUid(one.uri) === uid);
      if (isThere) return { place, problem: fact('act.joinedTwice', { uri: act.uri }) };
      const server = scenario.systems.findIndex(({ gmsUri }) => sameUid(gmsUri) === uid);
      if (server >= 0) {
        const isOwn = systemNames[server] === act.system;
        const other = fact('input.gmsInOtherGroup', { uri: act.uri });
        return { place, problem: isOwn ? fact('input.gmsInOwnGroup') : other };
      }
      if (act.system === 'partner' && !isRegrouped({ ...scenario, at: number })) {
        return { place, problem: fact('act.noSystem') };
      }
    }
    // Its members would be of neither system.
    if (act.act === 'regroup' && scenario.ofTwoGroups) {
      return { place, problem: fact('act.regroupOfTwoGroups') };
    }
    if (act.act === 'regroup' && regroupSpan(scenario)?.from !== number) {
      return { place, problem: fact('act.regroupTwice') };
    }
    if (act.act === 'tear-down' && regroupSpan(scenario)?.until !== number + 1) {
      return { place, problem: fact('act.noRegroup') };
    }
    if (act.act === 'leave') {
      const entry = roster.find(({ actor }) => actor === act.member);
      const isThere = entry && entry.from < number && entry.until === number;
      if (!isThere) return { place, problem: fact('act.notThere', { actor: act.member }) };
      const { system } = readActorId(act.member) ?? {};
      const left = roster.filter((one) => one.system === system && isPresent(one, number));
      if (left.length === 0) return { place, problem: fact('act.nobodyLeft') };
    }
  }
  return null;
}
