import * as v from 'valibot';
import { type ActorKind, isActorId, readActorId, systemNames } from './actors.ts';
import { type Act, actProblem, actSchema, maxActs, regroupSpan, rosterOf } from './acts.ts';
import { scenarioVersion } from './carry-over.ts';
import {
  type DualEncoding,
  dualAcceptances,
  dualEncodings,
  type Profile,
  profiles,
  purposeMarkings,
} from './designs/design.ts';
import { type GmkMode, gmkModes, isDual } from './designs/index.ts';
import { type Fact, fact } from './fact.ts';
import { faultSteps, procedureNumbers } from './figure.ts';
import {
  aUe,
  everybodyGetsIt,
  type FloorKey,
  floorKeySchema,
  knowsSchema,
  partnerKmssSchema,
} from './member-options.ts';
import { ntpUnixOffsetSeconds } from './ntp-time.ts';
import { says } from './schema-problems.ts';
import { memberTwice, sameUid, sharedUris } from './shared-uris.ts';
import { schemeUri, uri } from './uris.ts';

/** The scenario: everything a run depends on. Checked at every edge (link, file, command line). */

export const procedures = ['group-key-provisioning', 'group-regroup'] as const;

/** Largest number of members a run takes. */
export const maxMembers = 10_000;

export type ProcedureName = (typeof procedures)[number];

const seconds = (min: number, max: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(min, says(fact('input.tooFewSeconds', { limit: min }))),
    v.maxValue(max, says(fact('input.tooManySeconds', { limit: max }))),
  );

const groupName = v.pipe(v.string(), v.maxLength(120));

const tooManyMembers = says(fact('input.tooManyMembers', { limit: maxMembers }));

const members = v.pipe(
  v.array(v.unknown()),
  v.minLength(1, says(fact('input.noMember'))),
  v.maxLength(maxMembers, tooManyMembers),
  v.array(schemeUri),
  v.check(
    (list) => memberTwice(list) === null,
    ({ input }) => says(fact('input.memberTwice', { uri: memberTwice(input) ?? '' })),
  ),
);

const system = v.pipe(
  v.strictObject({
    kmsUri: uri,
    keyPeriodSeconds: seconds(60, 4_294_967_295),
    keyPeriodOffsetSeconds: seconds(0, 4_294_967_294),
    gmsUri: schemeUri,
    groupUri: schemeUri,
    groupName,
    members,
  }),
  v.forward(
    v.check(
      (s) => s.keyPeriodOffsetSeconds < s.keyPeriodSeconds,
      says(fact('input.offsetBeyondPeriod')),
    ),
    ['keyPeriodOffsetSeconds'],
  ),
  v.forward(
    v.check(
      (s) => !s.members.map(sameUid).includes(sameUid(s.gmsUri)),
      says(fact('input.gmsInOwnGroup')),
    ),
    ['members'],
  ),
);

type Clocks = Readonly<{ clock: string; clockSkewSeconds: Readonly<Record<string, number>> }>;

const isInNtpEra = (unixMs: number) => unixMs >= firstInstant && unixMs < endOfNtpEra;

/** Unix milliseconds of every clock; none where the scenario's own clock is wrong already. */
function clockTimes({ clock, clockSkewSeconds }: Clocks): readonly number[] {
  const at = Date.parse(clock);
  if (!isInNtpEra(at)) return [];
  return [at, ...Object.values(clockSkewSeconds).map((skew) => at + 1000 * skew)];
}

const isoUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;

const firstInstant = Date.UTC(1970, 0, 1);
const endOfNtpEra = Date.UTC(2036, 1, 7, 6, 28, 16);

const clock = v.pipe(
  v.string(says(fact('input.clockForm'))),
  v.regex(isoUtc, says(fact('input.clockForm'))),
  v.check((text) => !Number.isNaN(Date.parse(text)), says(fact('input.clockDay'))),
  v.check(
    (text) =>
      Number.isNaN(Date.parse(text)) ||
      new Date(Date.parse(text)).getUTCDate() === Number(text.slice(8, 10)),
    says(fact('input.clockDay')),
  ),
  v.check(
    (text) => !(Date.parse(text) < firstInstant || Date.parse(text) >= endOfNtpEra),
    says(fact('input.clockEra')),
  ),
);

const seed = v.union(
  [v.literal('fresh'), v.pipe(v.string(), v.regex(/^([0-9a-fA-F]{2}){8,64}$/), v.toLowerCase())],
  says(fact('input.seed')),
);

export type System = Readonly<v.InferOutput<typeof system>>;

const actorOf = (kinds: readonly ActorKind[], problem: Fact) =>
  v.check((id: string) => isActorId(id, kinds), says(problem));

const actorSkew = v.record(
  v.pipe(v.string(), actorOf(['gms', 'ue'], fact('input.noClockOfActor'))),
  seconds(-31_536_000, 31_536_000),
);

const oneOf = <const T extends readonly (string | number)[]>(values: T) =>
  v.picklist(values, says(fact('input.oneOf', { allowed: values })));

/** Largest number of faults in a scenario. */
export const maxFaults = 50;

const noReceiver = says(fact('input.noReceiver'));
const noFaultId = says(fact('input.noFaultId'));

const faultEntry = v.strictObject({
  fault: v.pipe(v.string(noFaultId), v.regex(/^[a-z0-9-]{1,60}$/, noFaultId)),
  /** The message: the run of the procedure, the step of its notification, and of two payloads the
   *  one with the key for that. */
  at: v.strictObject({
    /** The act, from 1; absent: the first. */
    act: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxActs + 1))),
    procedure: oneOf(procedureNumbers),
    step: oneOf(faultSteps),
    key: v.optional(oneOf(['media', 'floor'])),
  }),
  to: v.union(
    [
      v.literal('all'),
      v.pipe(
        v.array(v.pipe(v.string(), actorOf(['gms', 'ue'], fact('input.noReceiver')))),
        v.minLength(1),
        v.maxLength(1000),
      ),
    ],
    noReceiver,
  ),
  parameters: v.optional(v.record(v.string(), v.unknown()), {}),
});

const noSkip = fact('skip.noParty');

/** A check that somebody does not make. Whether there is such a check, and whether that party makes it,
 *  is known where the checks are: `skipProblems`. */
export const skipSchema = v.strictObject({
  party: v.pipe(v.string(says(noSkip)), actorOf(['gms', 'ue'], noSkip)),
  check: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/, says(fact('skip.noCheckName')))),
});

/** Largest number of skipped checks in a scenario. */
export const maxSkips = 50;

/** The temporary group of a regroup. `sharedRand`: the partner GMS sends each GMK on with the RAND
 *  it came with; otherwise it draws one of its own, and media does not open across the systems. */
const regroup = v.strictObject({ groupUri: schemeUri, groupName, sharedRand: v.boolean() });

/** A second group of the primary system that is regrouped with its first one into the temporary group, as
 *  inside one system; `notAffiliated`: those of both groups who get no key. Source: pCR 33.179 §7.4.4.2. */
const secondGroup = v.strictObject({
  groupUri: schemeUri,
  groupName,
  members,
  notAffiliated: v.optional(v.array(aUe), []),
});

const regroupDefaults = {
  groupUri: 'sip:bridge.incident@mcptt.example.org',
  groupName: 'Bridge incident',
  sharedRand: true,
};

/** Largest number of values a scenario gives: all that a run of the largest group draws. */
export const maxDraws = 50_000;

/** Values given instead of drawn, in hex, by the names of their streams. Whether a run draws from such a
 *  stream, and what its values may be, is known where the streams are: `drawProblems`. */
const draws = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(400)),
    v.pipe(
      v.string(says(fact('input.hex'))),
      v.regex(/^[0-9a-fA-F]*$/, says(fact('input.hex'))),
      v.check((text) => text.length % 2 === 0, says(fact('input.hexUneven'))),
      v.toLowerCase(),
    ),
  ),
  v.maxEntries(maxDraws, says(fact('draw.tooMany', { limit: maxDraws }))),
);

const noTalker = fact('input.noTalker');
const talkingActor = v.pipe(v.string(says(noTalker)), actorOf(['ue'], noTalker));

/** Whose packets are sent when the keys are used; null: the first two members of the group, one of
 *  each system in a regroup. */
const talk = v.nullable(v.strictObject({ from: talkingActor, to: talkingActor }));

const oneOrTwoSystems = says(fact('input.oneOrTwoSystems'));

const scenarioFields = v.strictObject({
  version: v.literal(
    scenarioVersion,
    says(fact('input.otherVersion', { newest: scenarioVersion })),
  ),
  procedure: oneOf(procedures),
  gmkMode: oneOf(gmkModes),
  dualEncoding: oneOf(dualEncodings),
  dualAcceptance: oneOf(dualAcceptances),
  purposeMarking: oneOf(purposeMarkings),
  floorKey: v.optional(floorKeySchema, everybodyGetsIt),
  /** UEs that know nothing of what the contribution asks for. */
  knows: v.optional(knowsSchema, {}),
  profile: oneOf(profiles),
  hideIdentities: v.optional(v.boolean(), false),
  mkiInSpi: v.optional(v.boolean(), false),
  systems: v.pipe(
    v.array(v.unknown()),
    v.minLength(1, oneOrTwoSystems),
    v.maxLength(2, oneOrTwoSystems),
    v.array(system),
  ),
  partnerKmss: v.optional(partnerKmssSchema, []),
  regroup: v.optional(regroup, regroupDefaults),
  secondGroup: v.optional(v.nullable(secondGroup), null),
  talk: v.optional(talk, null),
  clock,
  /** What happens to the keys behind the first provisioning. */
  acts: v.optional(
    v.pipe(v.array(actSchema), v.maxLength(maxActs, says(fact('act.tooMany', { limit: maxActs })))),
    [],
  ),
  clockSkewSeconds: actorSkew,
  clockWindowSeconds: seconds(0, 86_400),
  keyLifetimeSeconds: seconds(0, 315_360_000),
  seed,
  faults: v.pipe(
    v.array(faultEntry),
    v.maxLength(maxFaults, says(fact('input.tooManyFaults', { limit: maxFaults }))),
  ),
  skips: v.optional(
    v.pipe(
      v.array(skipSchema),
      v.maxLength(maxSkips, says(fact('skip.tooMany', { limit: maxSkips }))),
    ),
    [],
  ),
  draws: v.optional(draws, {}),
});

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
  return actProblem({ ...acted, ofTwoGroups: Boolean(s.secondGroup) });
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

/** A fault of a scenario: what goes wrong, at which message, to whom. */
export type FaultEntry = Readonly<v.InferOutput<typeof faultEntry>>;

/** A check that a party of the run does not make. */
export type SkipEntry = Readonly<v.InferOutput<typeof skipSchema>>;

/** `at`: the act that it is looked at in, from 1, and no part of what is written; absent: the first. */
export type Scenario = Readonly<v.InferOutput<typeof scenarioSchema>> & Readonly<{ at?: number }>;

/** Whether the payloads of such a form carry UIDs in place of URIs. Source: TS 33.180 §E.7. */
export const hidesIdentities = ({
  profile,
  hideIdentities,
}: Readonly<{ profile: Profile; hideIdentities: boolean }>): boolean =>
  profile === 'ts-33.180' && hideIdentities;
