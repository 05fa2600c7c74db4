import { randomBytes } from 'node:crypto';
import {
  bytesToHex,
  checkScenario,
  defaultPartnerSystem,
  defaultScenario,
  designNamed,
  designNames,
  type Scenario,
  type System,
} from '../engine/index.ts';
import { defineCommand, type Option, problemError, usageError } from './command.ts';
import {
  actOf,
  drawsOf,
  faultOf,
  knowsOf,
  membersOf,
  partnerKmssOf,
  skewsOf,
  skipOf,
  talkOf,
  uesOf,
  wholeNumber,
  yesOrNo,
} from './scenario-values.ts';

const text = <const V extends string>(value: V) => ({ type: 'string', value }) as const;
const list = <const V extends string>(value: V) => ({ ...text(value), multiple: true }) as const;

const ofSystem = {
  members: text('N'),
  member: list('URI'),
  kms: text('URI'),
  gms: text('URI'),
  group: text('URI'),
  'group-name': text('TEXT'),
  'key-period': text('S'),
  'key-period-offset': text('S'),
} as const;

const ofPartner = {
  'partner-members': ofSystem.members,
  'partner-member': ofSystem.member,
  'partner-kms': ofSystem.kms,
  'partner-gms': ofSystem.gms,
  'partner-group': ofSystem.group,
  'partner-group-name': ofSystem['group-name'],
  'partner-key-period': ofSystem['key-period'],
  'partner-key-period-offset': ofSystem['key-period-offset'],
} as const satisfies Readonly<Record<`partner-${keyof typeof ofSystem}`, Option>>;

type Given = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** `scenario [--mode M] [--members N] …`: the default scenario with those fields set. */
export const scenario = defineCommand(
  {
    name: 'scenario',
    takes: [],
    options: {
      procedure: text('NAME'),
      design: text('NAME'),
      mode: text('NAME'),
      encoding: text('NAME'),
      acceptance: text('NAME'),
      marking: text('NAME'),
      'floor-key': text('all|UE,UE'),
      'without-floor-key': text('NAME'),
      knows: list('UE:WHAT'),
      profile: text('NAME'),
      'hide-identities': text('yes|no'),
      'mki-in-spi': text('yes|no'),
      ...ofSystem,
      ...ofPartner,
      'partner-user-kms': list('URI=UE,UE'),
      'second-group': text('URI'),
      'second-group-name': text('TEXT'),
      'second-group-member': list('URI'),
      'not-affiliated': text('UE,UE'),
      'regroup-group': text('URI'),
      'regroup-group-name': text('TEXT'),
      'shared-rand': text('yes|no'),
      talk: text('FROM,TO'),
      clock: text('UTC'),
      // biome-ignore lint/suspicious/noThenProperty: the name of an option
      then: list('ACT'),
      skew: list('ACTOR:S'),
      'clock-window': text('S'),
      lifetime: text('S'),
      seed: text('HEX'),
      draw: list('STREAM=HEX'),
      fault: list('FAULT'),
      skip: list('PARTY:CHECK'),
    },
  },
  ({ values }) => {
    const base = defaultScenario();
    const [system] = base.systems;
    const made = {
      ...base,
      procedure: values.procedure ?? base.procedure,
      ...designOption(values.design),
      ...(values.mode === undefined ? {} : { gmkMode: values.mode }),
      ...(values.encoding === undefined ? {} : { dualEncoding: values.encoding }),
      dualAcceptance: values.acceptance ?? base.dualAcceptance,
      purposeMarking: values.marking ?? base.purposeMarking,
      floorKey: {
        to: uesOf(values['floor-key']) ?? base.floorKey.to,
        others: values['without-floor-key'] ?? base.floorKey.others,
      },
      knows: knowsOf(values.knows ?? []),
      profile: values.profile ?? base.profile,
      hideIdentities: yesOrNo('hide-identities', values['hide-identities']) ?? base.hideIdentities,
      mkiInSpi: yesOrNo('mki-in-spi', values['mki-in-spi']) ?? base.mkiInSpi,
      partnerKmss: partnerKmssOf(values['partner-user-kms'] ?? []),
      regroup: {
        groupUri: values['regroup-group'] ?? base.regroup.groupUri,
        groupName: values['regroup-group-name'] ?? base.regroup.groupName,
        sharedRand: yesOrNo('shared-rand', values['shared-rand']) ?? base.regroup.sharedRand,
      },
      secondGroup: secondGroupOf(values),
      talk: values.talk === undefined ? base.talk : talkOf(values.talk),
      clock: values.clock ?? base.clock,
      acts: (values.then ?? []).map(actOf),
      clockSkewSeconds: skewsOf(values.skew ?? []),
      clockWindowSeconds:
        wholeNumber('clock-window', values['clock-window']) ?? base.clockWindowSeconds,
      keyLifetimeSeconds: wholeNumber('lifetime', values.lifetime) ?? base.keyLifetimeSeconds,
      seed:
        values.seed === 'fresh'
          ? bytesToHex(Uint8Array.from(randomBytes(16)))
          : (values.seed ?? base.seed),
      draws: drawsOf(values.draw ?? []),
      faults: (values.fault ?? []).map(faultOf),
      skips: (values.skip ?? []).map(skipOf),
      systems: [
        ...(system ? [systemOf(values, '', system)] : []),
        ...partnerOf(values.procedure, values),
      ],
    };
    const checked = checkScenario(made);
    if (!checked.ok) throw problemError('scenario', checked.problems);
    return { output: [checked.value satisfies Scenario], remarks: [], exitCode: 0 };
  },
);

/** What a design says of a scenario. */
function designOption(given: string | undefined) {
  const name = designNames.find((one) => one === given);
  if (given !== undefined && !name)
    throw usageError('design', { given, list: designNames.join(', ') });
  return name ? designNamed(name).says : {};
}

/** A second group of the system, where its members are given. */
function secondGroupOf(values: Given): unknown {
  const { 'second-group-member': members, 'not-affiliated': away } = values;
  if (!Array.isArray(members)) {
    const given = ['second-group', 'second-group-name', 'not-affiliated'].find(
      (name) => values[name] !== undefined,
    );
    if (given !== undefined) throw usageError('secondGroupOnly', { name: given });
    return null;
  }
  return {
    groupUri: values['second-group'] ?? 'sip:second@mcptt.example.org',
    groupName: values['second-group-name'] ?? '',
    members,
    notAffiliated: typeof away === 'string' ? away.split(',') : [],
  };
}

/** The system that joins a regroup, which has two. */
function partnerOf(procedure: string | undefined, values: Given): readonly unknown[] {
  if (procedure === 'group-regroup') return [systemOf(values, 'partner-', defaultPartnerSystem())];
  const given = Object.keys(ofPartner).find((name) => values[name] !== undefined);
  if (given !== undefined) throw usageError('partnerOnly', { name: given });
  return [];
}

/** A system with what the options set of it, whose names begin with `prefix`. */
function systemOf(values: Given, prefix: '' | 'partner-', base: System): unknown {
  const said = (name: keyof typeof ofSystem) => {
    const value = values[`${prefix}${name}`];
    return typeof value === 'string' ? value : undefined;
  };
  const listed = values[`${prefix}member`];
  const members = membersOf(
    `${prefix}members`,
    said('members'),
    Array.isArray(listed) ? listed.map(String) : undefined,
    prefix === '' ? 'primary' : 'partner',
  );
  const seconds = (name: 'key-period' | 'key-period-offset') =>
    wholeNumber(`${prefix}${name}`, said(name));
  return {
    kmsUri: said('kms') ?? base.kmsUri,
    gmsUri: said('gms') ?? base.gmsUri,
    groupUri: said('group') ?? base.groupUri,
    groupName: said('group-name') ?? base.groupName,
    keyPeriodSeconds: seconds('key-period') ?? base.keyPeriodSeconds,
    keyPeriodOffsetSeconds: seconds('key-period-offset') ?? base.keyPeriodOffsetSeconds,
    members: members ?? base.members,
  };
}
