import { describe, expect, it } from 'vitest';
import { eccsiKmsFromSecret, issueEccsiKeysWithV, signEccsiWithJ } from '../crypto/eccsi.ts';
import { deriveRsk, encapsulate, sakkeKmsFromSecret } from '../crypto/sakke.ts';
import type { RunSource } from '../exchange/run-source.ts';
import { deriveGroupSrtpKeys } from '../mcptt/group-srtp-keys.ts';
import { deriveUserSalt } from '../mcptt/guk-id.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { bytesToHex, utf8ToBytes } from '../model/bytes.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import { bundlesOfEveryKind } from '../testing/key-messages.ts';
import type { ComputeEvent, OperationName } from '../trace/trace.ts';
import { derivedValues, isListed, listedValues } from './derivations.ts';

const base = defaultScenario();
const [system] = base.systems;
const small = <T extends { members: string[] }>(one: T): T => ({
  ...one,
  members: one.members.slice(0, 1),
});

function calculationsOf(change: Partial<Scenario>): ComputeEvent[] {
  const systems = (change.systems ?? base.systems).map(small);
  const source = { kind: 'scenario' as const, scenario: { ...base, ...change, systems } };
  return computed(source);
}

const computed = (source: RunSource): ComputeEvent[] =>
  eventsOf(source).flatMap((event) => (event.kind === 'compute' ? [event] : []));

const regroup: Partial<Scenario> = {
  procedure: 'group-regroup',
  gmkMode: 'dual-one-procedure',
  systems: system ? [system, defaultPartnerSystem()] : [],
  regroup: { ...base.regroup, sharedRand: false },
};

/** Between them they make every calculation there is. */
const runs: readonly Partial<Scenario>[] = [
  {},
  { profile: 'ts-33.180', gmkMode: 'dual-one-procedure', purposeMarking: 'mkfc-tag' },
  // With a RAND of its own in each system no packet opens, with a common one each does.
  regroup,
  { ...regroup, regroup: { ...base.regroup, sharedRand: true } },
];

describe('what values are computed from', () => {
  it('[Keyladder §trace] the table knows every value of every calculation, and no other', () => {
    const messages = bundlesOfEveryKind().flatMap(computed);
    const calculations = [...runs.flatMap(calculationsOf), ...messages];
    const unknown = calculations.flatMap(({ id, operation, working }) =>
      [...working.intermediates, ...working.outputs]
        .filter(({ name }) => !isListed(operation, name))
        .map(({ name }) => `${id}: ${name}`),
    );
    expect(unknown).toEqual([]);

    const met = new Map<string, Set<string>>();
    for (const { operation, working } of calculations) {
      const { inputs, intermediates, outputs } = working;
      const names = met.get(operation) ?? new Set<string>();
      met.set(operation, names);
      for (const { name } of [...inputs, ...intermediates, ...outputs]) names.add(name);
    }
    const neverMet = listedValues().flatMap(({ operation, name, from }) =>
      [name, ...from]
        .filter((item) => !met.get(operation)?.has(item))
        .map((item) => `${operation}: ${item}`),
    );
    expect([...new Set(neverMet)]).toEqual([]);
  });

  it('[Keyladder §trace] puts sources first, and a value the table does not know after all inputs', () => {
    const value = (name: string): NamedValue => ({ name, value: name });
    const working: Working = {
      clause: 'RFC 6508 §6.2.1',
      inputs: [value('SSV'), value('b')],
      intermediates: [value('new')],
      outputs: [],
    };
    expect(derivedValues('sakke-encapsulate', working)).toMatchObject([
      { value: { name: 'new' }, sources: [{ name: 'SSV' }, { name: 'b' }] },
    ]);
  });
});

const asText = ({ value }: NamedValue) =>
  value instanceof Uint8Array ? bytesToHex(value) : String(value);

/** What becomes another value when one of the values a calculation starts from does. */
function changedBy(a: Working, b: Working): ReadonlySet<string> {
  const before = new Map(
    [...a.intermediates, ...a.outputs].map((value) => [value.name, asText(value)]),
  );
  const after = [...b.intermediates, ...b.outputs];
  return new Set(
    after.flatMap((value) => (before.get(value.name) === asText(value) ? [] : [value.name])),
  );
}

/** What the table lets depend on a value, over any number of steps. */
function reachedFrom(operation: OperationName, working: Working, start: string) {
  const reached = new Set([start]);
  for (const { value, sources } of derivedValues(operation, working)) {
    if (sources.some(({ name }) => reached.has(name))) reached.add(value.name);
  }
  reached.delete(start);
  return reached;
}

type Run = (change: Readonly<Record<string, unknown>>) => { working: Working } | null;

/** Changes one starting value after the other and compares what changes with the table. */
function tryAll(operation: OperationName, run: Run, changes: Record<string, object>) {
  const first = run({})?.working;
  if (!first) throw new TypeError(`${operation} gave nothing`);
  for (const [name, change] of Object.entries(changes)) {
    const second = run({ ...change })?.working;
    if (!second) throw new TypeError(`${operation} gave nothing with another ${name}`);
    const changed = new Set([...changedBy(first, second)].filter((item) => item !== name));
    expect([name, [...changed].sort()]).toEqual([
      name,
      [...reachedFrom(operation, first, name)].sort(),
    ]);
  }
}

const id = deriveUid({
  uri: 'sip:a@example.org',
  kmsUri: 'kms.example.org',
  keyPeriodSeconds: 2_592_000,
  keyPeriodOffsetSeconds: 0,
  keyPeriodNo: 1544,
}).uid;
const otherId = id.map((octet) => octet ^ 0xff);
const octets = (fill: number) => new Uint8Array(16).fill(fill);

describe('by trial: another source changes what the table says and nothing else', () => {
  const { kpak } = eccsiKmsFromSecret(0x12345n);
  const other = eccsiKmsFromSecret(0x54321n);
  const keys = issueEccsiKeysWithV({ ksak: 0x12345n, kpak, id, v: 0x23456n });
  if (!keys) throw new TypeError('v must be replaced');

  it('[RFC 6507 §5.1.1] SSK and PVT', () => {
    const input = { ksak: 0x12345n, kpak, id, v: 0x23456n };
    tryAll('eccsi-issue', (change) => issueEccsiKeysWithV({ ...input, ...change }), {
      KSAK: { ksak: 0x777n },
      KPAK: { kpak: other.kpak },
      ID: { id: otherId },
      v: { v: 0x99n },
    });
  });

  it('[RFC 6507 §5.2.1] a signature', () => {
    const message = utf8ToBytes('message');
    const input = { kpak, id, ssk: keys.ssk, pvt: keys.pvt, message, j: 0x34567n };
    tryAll('eccsi-sign', (change) => signEccsiWithJ({ ...input, ...change }), {
      KPAK: { kpak: other.kpak },
      ID: { id: otherId },
      SSK: { ssk: keys.ssk.map((octet, at) => (at === 31 ? octet ^ 1 : octet)) },
      PVT: { pvt: other.kpak },
      M: { message: utf8ToBytes('massage') },
      j: { j: 0x34568n },
    });
  });

  it('[RFC 6508 §6.1.1] an RSK', () => {
    tryAll('sakke-issue', (change) => deriveRsk({ kmsMasterSecret: 77n, id, ...change }), {
      a: { id: otherId },
      z_T: { kmsMasterSecret: 78n },
    });
  });

  it('[RFC 6508 §6.2.1] encapsulated data', () => {
    const { kmsPublicKey } = sakkeKmsFromSecret(77n);
    const input = { ssv: octets(1), id, kmsPublicKey };
    tryAll('sakke-encapsulate', (change) => encapsulate({ ...input, ...change }), {
      SSV: { ssv: octets(2) },
      b: { id: otherId },
      Z_S: { kmsPublicKey: sakkeKmsFromSecret(78n).kmsPublicKey },
    });
  });

  it('[TS 33.179 §F.1.3] a user salt', () => {
    const run: Run = ({ gmk = octets(1) }) => deriveUserSalt(gmk as Uint8Array, 'sip:a@b');
    tryAll('user-salt', run, { GMK: { gmk: octets(2) } });
  });

  it('[TS 33.179 §7.3.6] SRTP keys and MKI', () => {
    const input = { gmk: octets(1), gmkId: 1, gukId: 2, rand: octets(3), csId: 4 };
    tryAll('srtp-keys', (change) => deriveGroupSrtpKeys({ ...input, ...change }), {
      'TGK = GMK': { gmk: octets(2) },
      'GMK-ID': { gmkId: 9 },
      'CSB ID = GUK-ID': { gukId: 9 },
      RAND: { rand: octets(9) },
      'CS ID': { csId: 5 },
    });
  });
});
