import * as v from 'valibot';
import { type ActorKind, isActorId } from './actors.ts';
import { actSchema, maxActs } from './acts.ts';
import { scenarioVersion } from './carry-over.ts';
import { dualAcceptances, dualEncodings, profiles, purposeMarkings } from './designs/design.ts';
import { gmkModes } from './designs/index.ts';
import { type Fact, fact } from './fact.ts';
import { faultSteps, procedureNumbers } from './figure.ts';
import {
  aUe,
  everybodyGetsIt,
  floorKeySchema,
  knowsSchema,
  partnerKmssSchema,
} from './member-options.ts';
import { says } from './schema-problems.ts';
import { memberTwice, sameUid } from './shared-uris.ts';
import { schemeUri, uri } from './uris.ts';

/** The fields of a scenario, each checked by itself. Whether they fit together: `scenario.ts`. */

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

export const tooManyMembers = says(fact('input.tooManyMembers', { limit: maxMembers }));

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

const isoUtc = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;

/** First instant of the era of NTP that scenarios lie in, and its end, in Unix milliseconds. */
export const firstInstant = Date.UTC(1970, 0, 1);
export const endOfNtpEra = Date.UTC(2036, 1, 7, 6, 28, 16);

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

export const scenarioFields = v.strictObject({
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

/** A fault of a scenario: what goes wrong, at which message, to whom. */
export type FaultEntry = Readonly<v.InferOutput<typeof faultEntry>>;

/** A check that a party of the run does not make. */
export type SkipEntry = Readonly<v.InferOutput<typeof skipSchema>>;
