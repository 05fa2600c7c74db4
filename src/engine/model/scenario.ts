import * as v from 'valibot';
import { type ActorKind, isActorId, readActorId, systemNames } from './actors.ts';
import { scenarioVersion } from './carry-over.ts';
import { faultSteps, procedureNumbers } from './figure.ts';
import { ntpUnixOffsetSeconds } from './ntp-time.ts';
import { coded, type ProblemCode, reasons } from './problem-codes.ts';
import { memberTwice, sameUid, sharedUris } from './shared-uris.ts';

/** The scenario: everything a run depends on. Checked at every edge (link, file, command line). */

export const procedures = ['group-key-provisioning', 'group-regroup'] as const;
export const gmkModes = ['single', 'dual-two-procedures', 'dual-one-procedure'] as const;
export const dualEncodings = ['two-payloads', 'two-keys-in-one-payload'] as const;
export const dualAcceptances = ['all-or-nothing', 'each-on-its-own'] as const;
export const purposeMarkings = ['text', 'mkfc-tag', 'none'] as const;
export const profiles = ['ts-33.179', 'ts-33.180'] as const;

/** Largest number of members a run takes. */
export const maxMembers = 10_000;

export type GmkMode = (typeof gmkModes)[number];
export type DualEncoding = (typeof dualEncodings)[number];
export type DualAcceptance = (typeof dualAcceptances)[number];
export type PurposeMarking = (typeof purposeMarkings)[number];
export type Profile = (typeof profiles)[number];
export type ProcedureName = (typeof procedures)[number];

const uri = (what: string) =>
  v.pipe(
    v.string(`${what} must be a text`),
    v.minLength(1, `${what} must not be empty`),
    v.maxLength(255, `${what} must have at most 255 characters`),
    v.regex(
      coded('blank', /^[^\s\p{Cc}]+$/u),
      `${what} must not hold blanks or control characters`,
    ),
    v.regex(
      coded('half-character', /^\P{Cs}+$/u),
      `${what} must not hold half a character (a lone surrogate)`,
    ),
  );

const schemeUri = (what: string) =>
  v.pipe(
    uri(what),
    v.regex(
      coded('no-uri', /^(sip|sips|tel|urn|mailto|https):./i),
      `${what} must be a URI such as sip:name@domain`,
    ),
  );

const seconds = (what: string, min: number, max: number) =>
  v.pipe(
    v.number(`${what} must be a number of seconds`),
    v.integer(`${what} must be a whole number of seconds`),
    v.minValue(min, `${what} must be at least ${min} s`),
    v.maxValue(max, `${what} must be at most ${max} s`),
  );

const members = v.pipe(
  v.array(v.unknown(), 'members must be a list of URIs'),
  v.minLength(1, 'a group needs at least 1 member'),
  v.maxLength(maxMembers, `this version runs groups of at most ${maxMembers} members`),
  v.array(schemeUri('a member')),
  v.check((list) => memberTwice(list) === null, reasons['member-twice']),
);

const system = v.pipe(
  v.strictObject(
    {
      kmsUri: uri('kmsUri'),
      keyPeriodSeconds: seconds('keyPeriodSeconds', 60, 4_294_967_295),
      keyPeriodOffsetSeconds: seconds('keyPeriodOffsetSeconds', 0, 4_294_967_294),
      gmsUri: schemeUri('gmsUri'),
      groupUri: schemeUri('groupUri'),
      groupName: v.pipe(
        v.string('groupName must be a text'),
        v.maxLength(120, 'groupName must have at most 120 characters'),
      ),
      members,
    },
    (issue) => unknownOrMissing(issue),
  ),
  v.forward(
    v.check((s) => s.keyPeriodOffsetSeconds < s.keyPeriodSeconds, reasons['offset-beyond-period']),
    ['keyPeriodOffsetSeconds'],
  ),
  v.forward(
    v.check(
      (s) => !s.members.map(sameUid).includes(sameUid(s.gmsUri)),
      reasons['gms-in-own-group'],
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
  v.string('clock must be a time such as 2026-11-24T09:00:00Z'),
  v.regex(coded('clock-form', isoUtc), 'clock must be UTC, written as 2026-11-24T09:00:00Z'),
  v.check((text) => !Number.isNaN(Date.parse(text)), reasons['clock-day']),
  v.check(
    (text) =>
      Number.isNaN(Date.parse(text)) ||
      new Date(Date.parse(text)).getUTCDate() === Number(text.slice(8, 10)),
    reasons['clock-day'],
  ),
  v.check(
    (text) => !(Date.parse(text) < firstInstant || Date.parse(text) >= endOfNtpEra),
    reasons['clock-era'],
  ),
);

const seed = v.union(
  [v.literal('fresh'), v.pipe(v.string(), v.regex(/^([0-9a-fA-F]{2}){8,64}$/), v.toLowerCase())],
  'seed must be 16 to 128 hex digits, an even number of them, or "fresh"',
);

export type System = Readonly<v.InferOutput<typeof system>>;

const actorOf = (kinds: readonly ActorKind[], message: string) =>
  v.check((id: string) => isActorId(id, kinds), message);

const actorSkew = v.record(
  v.pipe(
    v.string(),
    actorOf(['gms', 'ue'], 'clockSkewSeconds takes gms, ue1, ue2 … and partner-gms, partner-ue1 …'),
  ),
  seconds('a clock skew', -31_536_000, 31_536_000),
  'clockSkewSeconds must be an object such as { "ue1": 30 }',
);

function unknownOrMissing(issue: { received: string; expected: string | null }): string {
  return issue.expected === 'never'
    ? 'this field is not part of a scenario'
    : issue.received === 'undefined'
      ? 'this field is missing'
      : `expected ${issue.expected}, found ${issue.received}`;
}

const oneOf = <const T extends readonly string[]>(name: string, values: T) =>
  v.picklist(values, `${name} must be one of ${values.join(', ')}`);

/** Largest number of faults in a scenario. */
export const maxFaults = 50;

const faultActor = v.pipe(
  v.string('to takes "all" or actors such as ue1'),
  actorOf(['gms', 'ue'], 'to takes "all" or actors such as ue1, partner-gms'),
);

const faultEntry = v.strictObject(
  {
    fault: v.pipe(
      v.string('fault must be the id of a fault'),
      v.regex(/^[a-z0-9-]{1,60}$/, 'fault must be the id of a fault'),
    ),
    /** The message: the run of the procedure, the step of its notification, and of two payloads the
     *  one with the key for that. */
    at: v.strictObject(
      {
        procedure: v.picklist(procedureNumbers, 'procedure must be 1 or 2'),
        step: v.picklist(faultSteps, `step must be one of ${faultSteps.join(', ')}`),
        key: v.optional(v.picklist(['media', 'floor'], 'key must be media or floor')),
      },
      (issue) => unknownOrMissing(issue),
    ),
    to: v.union([v.literal('all'), v.pipe(v.array(faultActor), v.minLength(1), v.maxLength(1000))]),
    parameters: v.optional(v.record(v.string(), v.unknown()), {}),
  },
  (issue) => unknownOrMissing(issue),
);

const yesOrNo = (name: string) => v.boolean(`${name} must be true or false`);

/** The temporary group of a regroup. `sharedRand`: the partner GMS sends each GMK on with the RAND
 *  it came with; otherwise it draws one of its own, and media does not open across the systems. */
const regroup = v.strictObject(
  {
    groupUri: schemeUri('groupUri'),
    groupName: v.pipe(
      v.string('groupName must be a text'),
      v.maxLength(120, 'groupName must have at most 120 characters'),
    ),
    sharedRand: yesOrNo('sharedRand'),
  },
  (issue) => unknownOrMissing(issue),
);

const regroupDefaults = {
  groupUri: 'sip:bridge.incident@mcptt.example.org',
  groupName: 'Bridge incident',
  sharedRand: true,
};

const talkingActor = v.pipe(
  v.string('talk takes actors such as ue1 or partner-ue2'),
  actorOf(['ue'], 'talk takes actors such as ue1 or partner-ue2'),
);

/** Whose packets are sent when the keys are used; null: the first two members of the group, one of
 *  each system in a regroup. */
const talk = v.nullable(
  v.strictObject({ from: talkingActor, to: talkingActor }, (issue) => unknownOrMissing(issue)),
);

const scenarioFields = v.strictObject(
  {
    version: v.literal(
      scenarioVersion,
      `version must be 1 to ${scenarioVersion}: this is a scenario of another version`,
    ),
    procedure: oneOf('procedure', procedures),
    gmkMode: oneOf('gmkMode', gmkModes),
    dualEncoding: oneOf('dualEncoding', dualEncodings),
    dualAcceptance: oneOf('dualAcceptance', dualAcceptances),
    purposeMarking: oneOf('purposeMarking', purposeMarkings),
    profile: oneOf('profile', profiles),
    hideIdentities: v.optional(yesOrNo('hideIdentities'), false),
    mkiInSpi: v.optional(yesOrNo('mkiInSpi'), false),
    systems: v.pipe(
      v.array(v.unknown(), 'systems must be a list'),
      v.minLength(1, 'systems must have 1 entry, or 2 for a regroup'),
      v.maxLength(2, 'systems must have 1 entry, or 2 for a regroup'),
      v.array(system),
    ),
    regroup: v.optional(regroup, regroupDefaults),
    talk: v.optional(talk, null),
    clock,
    clockSkewSeconds: actorSkew,
    clockWindowSeconds: seconds('clockWindowSeconds', 0, 86_400),
    keyLifetimeSeconds: seconds('keyLifetimeSeconds', 0, 315_360_000),
    seed,
    faults: v.pipe(
      v.array(faultEntry, 'faults must be a list'),
      v.maxLength(maxFaults, `a scenario has at most ${maxFaults} faults`),
    ),
  },
  (issue) => unknownOrMissing(issue),
);

type Systems = Readonly<{ procedure: ProcedureName; systems: readonly System[] }>;

/** The systems that take part: both in a regroup, the first one otherwise. */
export function systemsInUse<T extends Systems>(scenario: T): T['systems'] {
  return scenario.procedure === 'group-regroup' ? scenario.systems : scenario.systems.slice(0, 1);
}

/** The URI that a scenario has at two places which may not be the same, for the code of a problem;
 *  null for other codes. */
export function sharedUri(s: Systems, code: ProblemCode): string | null {
  if (code === 'member-twice') {
    return s.systems.map((one) => memberTwice(one.members)).find((uri) => uri !== null) ?? null;
  }
  return isSharedCode(code) ? sharedUris[code](systemsInUse(s)) : null;
}

type SharedCode = keyof typeof sharedUris;

const isSharedCode = (code: ProblemCode): code is SharedCode => code in sharedUris;

const isApart = (s: Systems, code: SharedCode) => sharedUris[code](systemsInUse(s)) === null;

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

export const scenarioSchema = v.pipe(
  scenarioFields,
  v.forward(
    v.check(
      (s) => s.procedure !== 'group-regroup' || s.systems.length === 2,
      'group-regroup runs over two systems: systems must have 2 entries',
    ),
    ['systems'],
  ),
  v.forward(
    v.check((s) => isApart(s, 'same-kms'), reasons['same-kms']),
    ['systems'],
  ),
  v.forward(
    v.check((s) => isApart(s, 'same-gms'), reasons['same-gms']),
    ['systems'],
  ),
  v.forward(
    v.check((s) => isApart(s, 'gms-in-other-group'), reasons['gms-in-other-group']),
    ['systems'],
  ),
  v.forward(
    v.check((s) => isApart(s, 'member-in-both'), reasons['member-in-both']),
    ['systems'],
  ),
  v.forward(
    v.check((s) => allMembers(s).length <= maxMembers, reasons['too-many-members']),
    ['systems'],
  ),
  v.forward(
    v.check((s) => canTalk(s), 'talk needs two different members of the group'),
    ['talk'],
  ),
  v.forward(
    v.check((s) => clockTimes(s).every(isInNtpEra), reasons['skew-era']),
    ['clockSkewSeconds'],
  ),
  v.forward(
    v.check(
      (s) =>
        clockTimes(s).every((at) =>
          s.systems.every((one) => one.keyPeriodOffsetSeconds <= at / 1000 + ntpUnixOffsetSeconds),
        ),
      reasons['before-first-period'],
    ),
    ['clock'],
  ),
);

/** A fault of a scenario: what goes wrong, at which message, to whom. */
export type FaultEntry = Readonly<v.InferOutput<typeof faultEntry>>;

export type Scenario = Readonly<v.InferOutput<typeof scenarioSchema>>;

/** Whether the payloads of a scenario carry UIDs in place of URIs. Source: TS 33.180 §E.7. */
export const hidesIdentities = ({
  profile,
  hideIdentities,
}: Pick<Scenario, 'profile' | 'hideIdentities'>): boolean =>
  profile === 'ts-33.180' && hideIdentities;
