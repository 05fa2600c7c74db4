import { randomBytes } from 'node:crypto';
import {
  bytesToHex,
  defaultMembers,
  defaultScenario,
  maxMembers,
  parseScenario,
  type Scenario,
} from '../engine/index.ts';
import { type Command, problemText, readArguments, UsageError } from './command.ts';

const text = { type: 'string' } as const;

/** `scenario [--mode M] [--members N] …`: the default scenario with those fields set. */
export const scenario: Command = ({ args }) => {
  const { values, positionals } = readArguments(args, {
    procedure: text,
    mode: text,
    encoding: text,
    acceptance: text,
    marking: text,
    profile: text,
    members: text,
    member: { type: 'string', multiple: true },
    kms: text,
    gms: text,
    group: text,
    'group-name': text,
    'key-period': text,
    'key-period-offset': text,
    clock: text,
    'clock-window': text,
    lifetime: text,
    seed: text,
  });
  if (positionals[0] !== undefined)
    throw new UsageError(`scenario takes no file: ${positionals[0]}`);
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
    clock: values.clock ?? base.clock,
    clockWindowSeconds: number('clock-window', values['clock-window']) ?? base.clockWindowSeconds,
    keyLifetimeSeconds: number('lifetime', values.lifetime) ?? base.keyLifetimeSeconds,
    seed:
      values.seed === 'fresh'
        ? bytesToHex(Uint8Array.from(randomBytes(16)))
        : (values.seed ?? base.seed),
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
    ],
  };
  const checked = parseScenario(made);
  if (!checked.ok) throw new UsageError(problemText('scenario', checked.problems));
  return { output: [checked.value satisfies Scenario], remarks: [], exitCode: 0 };
};

function number(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^-?\d+$/.test(given)) throw new UsageError(`--${name} ${given}: give a whole number`);
  return Number(given);
}

function membersOf(
  count: string | undefined,
  listed: readonly string[] | undefined,
): readonly string[] | undefined {
  if (listed !== undefined && count !== undefined) {
    throw new UsageError('give --members N or --member URI, not both');
  }
  if (listed !== undefined) return listed;
  const wanted = number('members', count);
  if (wanted === undefined) return undefined;
  if (wanted < 1 || wanted > maxMembers) {
    throw new UsageError(`--members ${wanted}: give a whole number from 1 to ${maxMembers}`);
  }
  return defaultMembers(wanted);
}
