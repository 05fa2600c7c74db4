import { randomBytes } from 'node:crypto';
import {
  bytesToHex,
  checkScenario,
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  maxMembers,
  type Scenario,
  type SkipEntry,
  type System,
} from '../engine/index.ts';
import { defineCommand, problemError, usageError } from './command.ts';

const text = <const V extends string>(value: V) => ({ type: 'string', value }) as const;

/** `scenario [--mode M] [--members N] …`: the default scenario with those fields set. */
export const scenario = defineCommand(
  {
    name: 'scenario',
    takes: [],
    options: {
      procedure: text('NAME'),
      mode: text('NAME'),
      encoding: text('NAME'),
      acceptance: text('NAME'),
      marking: text('NAME'),
      profile: text('NAME'),
      'hide-identities': text('yes|no'),
      'mki-in-spi': text('yes|no'),
      'partner-members': text('N'),
      'shared-rand': text('yes|no'),
      talk: text('FROM,TO'),
      members: text('N'),
      member: { ...text('URI'), multiple: true },
      kms: text('URI'),
      gms: text('URI'),
      group: text('URI'),
      'group-name': text('TEXT'),
      'key-period': text('S'),
      'key-period-offset': text('S'),
      clock: text('UTC'),
      'clock-window': text('S'),
      lifetime: text('S'),
      seed: text('HEX'),
      skip: { ...text('PARTY:CHECK'), multiple: true },
    },
  },
  ({ values }) => {
    const base = defaultScenario();
    const [system] = base.systems;
    const made = {
      ...base,
      procedure: values.procedure ?? base.procedure,
      gmkMode: values.mode ?? base.gmkMode,
      dualEncoding: values.encoding ?? base.dualEncoding,
      dualAcceptance: values.acceptance ?? base.dualAcceptance,
      purposeMarking: values.marking ?? base.purposeMarking,
      profile: values.profile ?? base.profile,
      hideIdentities: yesOrNo('hide-identities', values['hide-identities']) ?? base.hideIdentities,
      mkiInSpi: yesOrNo('mki-in-spi', values['mki-in-spi']) ?? base.mkiInSpi,
      regroup: {
        ...base.regroup,
        sharedRand: yesOrNo('shared-rand', values['shared-rand']) ?? base.regroup.sharedRand,
      },
      talk: values.talk === undefined ? base.talk : talkOf(values.talk),
      clock: values.clock ?? base.clock,
      clockWindowSeconds: number('clock-window', values['clock-window']) ?? base.clockWindowSeconds,
      keyLifetimeSeconds: number('lifetime', values.lifetime) ?? base.keyLifetimeSeconds,
      seed:
        values.seed === 'fresh'
          ? bytesToHex(Uint8Array.from(randomBytes(16)))
          : (values.seed ?? base.seed),
      skips: (values.skip ?? []).map(skipOf),
      systems: [
        {
          ...system,
          kmsUri: values.kms ?? system?.kmsUri,
          gmsUri: values.gms ?? system?.gmsUri,
          groupUri: values.group ?? system?.groupUri,
          groupName: values['group-name'] ?? system?.groupName,
          keyPeriodSeconds: number('key-period', values['key-period']) ?? system?.keyPeriodSeconds,
          keyPeriodOffsetSeconds:
            number('key-period-offset', values['key-period-offset']) ??
            system?.keyPeriodOffsetSeconds,
          members: membersOf(values.members, values.member) ?? system?.members,
        },
        ...partnerOf(values.procedure, values['partner-members']),
      ],
    };
    const checked = checkScenario(made);
    if (!checked.ok) throw problemError('scenario', checked.problems);
    return { output: [checked.value satisfies Scenario], remarks: [], exitCode: 0 };
  },
);

/** The system that joins a regroup, which has two. */
function partnerOf(procedure: string | undefined, count: string | undefined): readonly System[] {
  if (procedure !== 'group-regroup') {
    if (count === undefined) return [];
    throw usageError('partnerMembers');
  }
  const partner = defaultPartnerSystem();
  if (count === undefined) return [partner];
  return [{ ...partner, members: defaultMembers(countOf('partner-members', count), 'partner') }];
}

/** Sender and receiver of the packets, written as `ue1,partner-ue2`. */
function talkOf(given: string): Readonly<{ from: string; to: string }> {
  const [from, to, more] = given.split(',');
  if (from && to && more === undefined) return { from, to };
  throw usageError('talk', { given });
}

/** Who leaves out which check, written as `ue1:signature`. */
function skipOf(given: string): SkipEntry {
  const [party, check, more] = given.split(':');
  if (party && check && more === undefined) return { party, check };
  throw usageError('skip', { given });
}

function yesOrNo(name: string, given: string | undefined): boolean | undefined {
  if (given === undefined) return undefined;
  if (given !== 'yes' && given !== 'no') throw usageError('yesOrNo', { name, given });
  return given === 'yes';
}

function number(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^-?\d+$/.test(given)) throw usageError('number', { name, given });
  return Number(given);
}

function membersOf(
  count: string | undefined,
  listed: readonly string[] | undefined,
): readonly string[] | undefined {
  if (listed !== undefined && count !== undefined) {
    throw usageError('membersOrMember');
  }
  if (listed !== undefined) return listed;
  return count === undefined ? undefined : defaultMembers(countOf('members', count));
}

function countOf(name: string, given: string): number {
  const wanted = number(name, given);
  if (wanted === undefined || wanted < 1 || wanted > maxMembers) {
    throw usageError('count', { name, given, most: maxMembers });
  }
  return wanted;
}
