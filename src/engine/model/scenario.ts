import * as v from 'valibot';
import { readActorId, systemNames } from './actors.ts';
import { type Act, actProblem, regroupSpan, rosterOf } from './acts.ts';
import type { DualEncoding, Profile } from './designs/design.ts';
import { designOf, type GmkMode, isDual } from './designs/index.ts';
import { fact } from './fact.ts';
import type { FloorKey } from './member-options.ts';
import { ntpUnixOffsetSeconds } from './ntp-time.ts';
import {
  endOfNtpEra,
  firstInstant,
  maxMembers,
  type ProcedureName,
  type System,
  scenarioFields,
  tooManyMembers,
} from './scenario-fields.ts';
import { says } from './schema-problems.ts';
import { sameUid, sharedUris } from './shared-uris.ts';

/** The scenario: everything a run depends on. Checked at every edge (link, file, command line): its fields, and
 *  here whether they fit together. */

type Systems = Readonly<{
  procedure: ProcedureName;
  systems: readonly System[];
  acts: readonly Act[];
  secondGroup?: Readonly<{ members: readonly string[] }> | null;
}>;

/** The systems that take part at some time: both where there is a regroup of two, the first one otherwise, with the
 *  members of a second group behind those of its own; who is in both is one member. */
export function systemsInUse(scenario: Systems): readonly System[] {
  const { systems, secondGroup: second } = scenario;
  const [first] = systems;
  if (regroupSpan(scenario) !== null || !first) return systems;
  if (!second) return [first];
  const own = new Set(first.members.map(sameUid));
  const others = second.members.filter((uri) => !own.has(sameUid(uri)));
  return [{ ...first, members: [...first.members, ...others] }];
}

type Shared = keyof typeof sharedUris;

/** Checks that two systems do not share what they may not; `sayWhich` tells of the URI they do. */
const keepApart = <T extends Systems>(shared: Shared, sayWhich: (uri: string) => string) => {
  const found = (s: T) => sharedUris[shared](systemsInUse(s));
  return v.check<T, (issue: v.CheckIssue<T>) => string>(
    (s) => found(s) === null,
    ({ input }) => sayWhich(found(input) ?? ''),
  );
};

/** What two KMSs of a regroup have in common though they may not: their URI, or a UE they both serve. */
function kmsTwice({
  systems,
  partnerKmss,
}: Systems &
  Readonly<{ partnerKmss: readonly Readonly<{ kmsUri: string; ues: readonly string[] }>[] }>) {
  const uris = new Set(systems.map(({ kmsUri }) => sameUid(kmsUri)));
  const again = (seen: Set<string>, name: string) => seen.size === seen.add(name).size;
  const ues = new Set<string>();
  return (
    partnerKmss.find(({ kmsUri }) => again(uris, sameUid(kmsUri)))?.kmsUri ??
    partnerKmss.flatMap((one) => one.ues).find((ue) => again(ues, ue)) ??
    null
  );
}

const allMembers = (s: Systems) => systemsInUse(s).flatMap((one) => one.members);

function isTalker(s: Systems, id: string): boolean {
  const parts = readActorId(id);
  // Another name is refused where it stands, and not once more here.
  if (parts?.kind !== 'ue') return true;
  const system = systemsInUse(s)[systemNames.indexOf(parts.system)];
  return parts.ordinal <= (system?.members.length ?? 0);
}

/** Whether the pair that is to talk is one of two different members of the group. */
export function canTalk({
  talk: pair,
  ...s
}: Systems & Readonly<{ talk: Readonly<{ from: string; to: string }> | null }>): boolean {
  return pair === null || (pair.from !== pair.to && isTalker(s, pair.from) && isTalker(s, pair.to));
}

type OfDesign = Readonly<{ gmkMode: GmkMode; dualEncoding: DualEncoding }>;

function actProblemOf(s: Systems & OfDesign & Readonly<{ acts: readonly Act[] }>) {
  const { acts, procedure } = s;
  const acted = { acts, procedure, systems: systemsInUse(s), twoKeys: isDual(s) };
  const sharesWithServer = designOf(s).serverKey !== undefined;
  return actProblem({ ...acted, sharesWithServer, ofTwoGroups: Boolean(s.secondGroup) });
}

function pathOfAct(
  scenario: Readonly<{ acts: readonly Act[] }>,
  place: number,
): [v.IssuePathItem, v.IssuePathItem] {
  const acts = [...scenario.acts];
  const input = { ...scenario };
  return [
    { type: 'object', origin: 'value', input, key: 'acts', value: acts },
    { type: 'array', origin: 'value', input: acts, key: place, value: acts[place] },
  ];
}

/** UEs that are to get the key for floor control though they are members of no system at any time. One of a
 *  system that rests stays named. */
export function unknownTakers(
  s: Systems & Readonly<{ acts: readonly Act[]; floorKey: FloorKey }>,
): readonly string[] {
  if (s.floorKey.to === 'all') return [];
  const systems = [...systemsInUse(s).slice(0, 1), ...s.systems.slice(1)];
  const known = new Set<string>(rosterOf({ ...s, systems }).map(({ actor }) => actor));
  return s.floorKey.to.filter((actor) => !known.has(actor));
}

type Clocks = Readonly<{ clock: string; clockSkewSeconds: Readonly<Record<string, number>> }>;

const isInNtpEra = (unixMs: number) => unixMs >= firstInstant && unixMs < endOfNtpEra;

/** Unix milliseconds of every clock; none where the scenario's own clock is wrong already. */
function clockTimes({ clock, clockSkewSeconds }: Clocks): readonly number[] {
  const at = Date.parse(clock);
  if (!isInNtpEra(at)) return [];
  return [at, ...Object.values(clockSkewSeconds).map((skew) => at + 1000 * skew)];
}

export const scenarioSchema = v.pipe(
  scenarioFields,
  v.forward(
    v.check(
      (s) => regroupSpan(s) === null || s.systems.length === 2,
      says(fact('input.twoSystems')),
    ),
    ['systems'],
  ),
  v.forward(
    keepApart('gms', () => says(fact('input.sameGms'))),
    ['systems'],
  ),
  v.forward(
    keepApart('gms-in-other-group', (uri) => says(fact('input.gmsInOtherGroup', { uri }))),
    ['systems'],
  ),
  v.forward(
    keepApart('member-in-both', (uri) => says(fact('input.memberInBoth', { uri }))),
    ['systems'],
  ),
  v.forward(
    v.check(
      ({ secondGroup: second, systems: [first] }) =>
        !second || !first || !second.members.map(sameUid).includes(sameUid(first.gmsUri)),
      says(fact('input.gmsInOwnGroup')),
    ),
    ['secondGroup'],
  ),
  v.forward(
    v.check(
      ({ secondGroup: second, systems: [first] }) =>
        !second || !first || sameUid(second.groupUri) !== sameUid(first.groupUri),
      says(fact('input.sameGroup')),
    ),
    ['secondGroup'],
  ),
  v.forward(
    v.check(
      (s) => unknownTakers(s).length === 0,
      ({ input }) => says(fact('input.neverMember', { actor: unknownTakers(input)[0] ?? '' })),
    ),
    ['floorKey'],
  ),
  v.forward(
    v.check(
      (s) => kmsTwice(s) === null,
      ({ input }) => says(fact('input.kmsTwice', { uri: kmsTwice(input) ?? '' })),
    ),
    ['partnerKmss'],
  ),
  v.forward(
    v.check((s) => allMembers(s).length <= maxMembers, tooManyMembers),
    ['systems'],
  ),
  v.forward(
    v.check((s) => canTalk(s), says(fact('input.noTalk'))),
    ['talk'],
  ),
  // Said where the act is: which one it is, only its check knows.
  v.rawCheck(({ dataset, addIssue }) => {
    const found = dataset.typed && actProblemOf(dataset.value);
    if (found)
      addIssue({ message: says(found.problem), path: pathOfAct(dataset.value, found.place) });
  }),
  v.forward(
    v.check((s) => clockTimes(s).every(isInNtpEra), says(fact('input.skewEra'))),
    ['clockSkewSeconds'],
  ),
  v.forward(
    v.check(
      (s) =>
        clockTimes(s).every((at) =>
          s.systems.every((one) => one.keyPeriodOffsetSeconds <= at / 1000 + ntpUnixOffsetSeconds),
        ),
      says(fact('input.beforeFirstPeriod')),
    ),
    ['clock'],
  ),
);

/** Whether groups are regrouped inside one system. */
export const regroupsInside = ({
  procedure,
  secondGroup: second,
}: Pick<Scenario, 'procedure' | 'secondGroup'>): boolean =>
  procedure !== 'group-regroup' && second !== null;

/** `at`: the act that it is looked at in, from 1, and no part of what is written; absent: the first. */
export type Scenario = Readonly<v.InferOutput<typeof scenarioSchema>> & Readonly<{ at?: number }>;

/** Whether the payloads of such a form carry UIDs in place of URIs. Source: TS 33.180 §E.7. */
export const hidesIdentities = ({
  profile,
  hideIdentities,
}: Readonly<{ profile: Profile; hideIdentities: boolean }>): boolean =>
  profile === 'ts-33.180' && hideIdentities;
