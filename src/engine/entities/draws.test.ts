import { describe, expect, it } from 'vitest';
import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import { contextFor, runSource } from '../exchange/run-source.ts';
import { predictionOf } from '../faults/disturbance.ts';
import { keyPeriodNo } from '../mcptt/key-period.ts';
import { deriveUid } from '../mcptt/uid.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex } from '../model/bytes.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import type { Scenario } from '../model/scenario.ts';
import { ntpClock } from '../model/scenario-rules.ts';
import { hasFailed, type TraceEvent } from '../trace/trace.ts';
import { drawnValues, drawProblems, drawStreams, fittingDraws } from './draws.ts';

const base = defaultScenario();
const regroup = {
  procedure: 'group-regroup',
  systems: [...base.systems, defaultPartnerSystem()],
} satisfies Partial<Scenario>;
const small = (scenario: Scenario): Scenario => ({
  ...scenario,
  systems: scenario.systems.map((one, _, { length }) => ({
    ...one,
    members: one.members.slice(0, 3 - length),
  })),
});
const scenarios: readonly (readonly [string, Scenario])[] = [
  ['one key', base],
  ['two procedures', { ...base, gmkMode: 'dual-two-procedures', talk: { from: 'ue2', to: 'ue1' } }],
  ['an MKFC', { ...base, gmkMode: 'dual-one-procedure', purposeMarking: 'mkfc-tag' }],
  ['a CSK each, in a regroup', { ...base, ...regroup, gmkMode: 'floor-under-csk' }],
  ['the MuSiK', { ...base, gmkMode: 'musik' }],
  [
    'two keys in a payload, a RAND each system, other clocks',
    {
      ...{ ...base, ...regroup, gmkMode: 'dual-one-procedure' },
      ...{
        dualEncoding: 'two-keys-in-one-payload',
        regroup: { ...base.regroup, sharedRand: false },
        clockSkewSeconds: { ue1: 200 },
      },
    },
  ],
];

/** The events of a run, and the streams it asked for octets. */
function watched(scenario: Scenario) {
  const source = { kind: 'scenario', scenario } as const;
  const context = contextFor(source, () => 0);
  const names = new Set<string>();
  const { random } = context;
  const stream = (name: string) => {
    const one = random.stream(name);
    const bytes = (length: number) => {
      names.add(name);
      return one.bytes(length);
    };
    return one.given ? { given: one.given, bytes } : { bytes };
  };
  return { events: [...runSource(source, { ...context, random: { stream } })], names };
}

const payloadsOf = (scenario: Scenario) => sentIn(watched(scenario).events);

const sentIn = (events: readonly TraceEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'message' ? event.payloads.map(({ sent }) => sent) : [],
  );

const valuesOf = (scenario: Scenario) =>
  Object.fromEntries([...drawnValues(scenario)].map(({ name, value }) => [name, value]));

describe('the values a run draws', () => {
  it.each(scenarios)(
    '[Keyladder §draws] are all told, and make the same octets where they are given: %s',
    (_, made) => {
      const scenario = small(made);
      const told = [...drawStreams(scenario)].map(({ name }) => name);
      const { events, names } = watched(scenario);
      expect(told.toSorted()).toEqual([...names].toSorted());
      const given: Scenario = { ...scenario, seed: '77'.repeat(16), draws: valuesOf(scenario) };
      expect(drawProblems(given)).toEqual([]);
      expect(valuesOf(given)).toEqual(given.draws);
      // The server draws an SSRC for each message by multicast; given, it is one.
      const isServed = scenario.purposeMarking === 'mkfc-tag' || scenario.gmkMode === 'musik';
      const drawn = isServed ? payloadsOf({ ...scenario, draws: given.draws }) : sentIn(events);
      expect(payloadsOf(given)).toEqual(drawn);
    },
  );
});

const problemsOf = (draws: Scenario['draws'], scenario: Scenario = base) =>
  drawProblems({ ...scenario, draws }).map(({ path, problem }) => [path, problem.code]);
const j = 'gms/j/media/sip:officer.1@mcptt.example.org';
const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551';

describe('a value that is given', () => {
  it.each([
    ['kms/primary/ksak', '00'.repeat(32), 'draw.range'],
    ['kms/primary/z', `${'00'.repeat(127)}01`, 'draw.range'],
    ['kms/primary/z', 'ff'.repeat(128), 'draw.range'],
    [j, '00'.repeat(32), 'draw.range'],
    [j, order, 'draw.range'],
    [j, 'ff', 'input.octets'],
    ['gms/gmk-id/media', '10000000', 'draw.range'],
    ['ue1/rtp-sequence-number', '8000', 'draw.range'],
    ['gms/gmk/media', '00'.repeat(15), 'input.octets'],
    ['gms/gmk/floor', '00'.repeat(16), 'draw.unknown'],
    ['toString', '00', 'draw.unknown'],
    ['ue3/ssrc/media', '00000001', 'draw.unknown'],
    ['kms/primary/v/sip:officer.1@mcptt.example.org/1', '01'.repeat(32), 'draw.unknown'],
  ])('[Keyladder §draws] is refused: %s = %s', (name, value, code) => {
    expect(problemsOf({ [name]: value })).toEqual([[`draws.${name}`, code]]);
  });

  it('[RFC 6508 §6.1.1] is no secret under which a user has no RSK', () => {
    const [system] = base.systems;
    const [uri = ''] = system?.members ?? [];
    if (!system) throw new TypeError('no system');
    const { keyPeriodSeconds, keyPeriodOffsetSeconds, kmsUri } = system;
    const rule = { keyPeriodSeconds, keyPeriodOffsetSeconds };
    const number = keyPeriodNo(ntpClock(base, 'ue1'), rule);
    const { uid } = deriveUid({ uri, kmsUri, ...rule, keyPeriodNo: number });
    const { q } = sakkeParameterSet1;
    const z = (more: bigint) =>
      bytesToHex(numberToBytesBE(q - bytesToNumberBE(uid) + more, octetLengths.fieldElement));
    expect(problemsOf({ 'kms/primary/z': z(0n) })).toEqual([['draws.kms/primary/z', 'draw.noRsk']]);
    expect(problemsOf({ 'kms/primary/z': z(1n) })).toEqual([]);
  });

  it('[RFC 7714 §8.4] is no SSRC of another stream', () => {
    const draws = { 'ue1/ssrc/media': '00000001', 'ue1/ssrc/floor': '00000001' };
    expect(problemsOf(draws)).toEqual([['draws.ue1/ssrc/floor', 'draw.sameSsrc']]);
  });

  it('[Keyladder §draws] may be the first or the last there is', () => {
    const last = `${order.slice(0, -2)}50`;
    expect(problemsOf({ [j]: last, 'kms/primary/ksak': `${'00'.repeat(31)}01` })).toEqual([]);
  });

  it('[Keyladder §draws] stays where the run has a place for it', () => {
    const draws = { 'gms/gmk/media': '11'.repeat(16), 'gms/gmk/floor': '22'.repeat(16) };
    expect(fittingDraws({ ...base, draws })).toEqual({ 'gms/gmk/media': '11'.repeat(16) });
  });

  it('[Keyladder §draws] is told from one that is drawn', () => {
    const draws = { 'gms/gmk/media': '11'.repeat(16), [j]: '22'.repeat(32) };
    const told = watched({ ...base, draws }).events.flatMap((event) => {
      if (event.kind !== 'compute') return [];
      const { inputs, intermediates, outputs } = event.working;
      const given = [...inputs, ...intermediates, ...outputs].filter((value) => value.given);
      return given.map(({ name, value }) => [event.member ?? event.actor, name, value]);
    });
    expect(told).toEqual([
      ['gms', 'GMK', new Uint8Array(16).fill(0x11)],
      ['ue1', 'j', new Uint8Array(32).fill(0x22)],
    ]);
  });

  it('[Keyladder §draws] is what a fault works with that knows a secret of the run', () => {
    const fault = 'gms-not-authorised';
    const scenario: Scenario = {
      ...small(base),
      draws: { 'kms/primary/ksak': '0a'.repeat(32), 'kms/primary/z': '0b'.repeat(128) },
      faults: [{ fault, at: { procedure: 1, step: 1 }, to: ['ue1'], parameters: {} }],
    };
    const [entry] = scenario.faults;
    const failed = watched(scenario).events.find(hasFailed);
    expect(failed?.failure?.code).toBe(entry && predictionOf(scenario, entry));
  });
});
