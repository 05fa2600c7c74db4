import { describe, expect, it } from 'vitest';
import {
  contextFor,
  defaultScenario,
  eventsOfMember,
  type MemberPart,
  openPartSession,
  type Scenario,
} from '../engine/index.ts';
import { pack } from './pack.ts';
import { unpack } from './unpack.ts';

/** Parts of a run with two keys in which a payload is altered on its way. */
function partsOfRun(): readonly MemberPart[] {
  const scenario: Scenario = {
    ...defaultScenario(),
    gmkMode: 'dual-one-procedure',
    faults: [
      {
        fault: 'octets-behind-signature',
        at: { procedure: 1, step: 1 },
        to: ['ue1'],
        parameters: {},
      },
    ],
  };
  const context = contextFor({ kind: 'scenario', scenario }, () => 0);
  const session = openPartSession(scenario, context);
  return [session.memberPart(0), session.memberPart(1)];
}

const parts = partsOfRun();
const crossed = () => unpack(pack(parts)) as readonly MemberPart[];
const eventOf = (kind: string) =>
  crossed()
    .flatMap(eventsOfMember)
    .find((event) => event.kind === kind) ?? expect.fail(`no ${kind}`);
const isAccessor = (object: object, name: string) =>
  Object.getOwnPropertyDescriptor(object, name)?.get !== undefined;

describe('a pack', () => {
  it('gives the parts of a run as they were', () => {
    expect(crossed()).toEqual(parts);
    expect(structuredClone(crossed())).toEqual(parts);
    expect(crossed().map((part) => ({ ...part }))).toEqual(parts);
  });

  it('reads what is large when somebody looks at it, and once', () => {
    const computed = eventOf('compute');
    expect(isAccessor(computed, 'working')).toBe(true);
    if (computed.kind !== 'compute') throw new TypeError('no compute event');
    expect(computed.working).toBe(computed.working);
    expect({ ...computed }.working).toBe(computed.working);
    expect(isAccessor({ ...computed }, 'working')).toBe(false);
  });

  it('keeps one what was one, whatever is read first', () => {
    const payloads = crossed()
      .flatMap(eventsOfMember)
      .flatMap((event) => (event.kind === 'message' ? event.payloads : []));
    for (const payload of payloads) {
      const isAltered = payload.sent !== payload.received;
      expect(payload.receivedTree === payload.sentTree).toBe(!isAltered);
    }
    expect(payloads.some(({ sent, received }) => sent !== received)).toBe(true);
    expect(payloads.some(({ sent, received }) => sent === received)).toBe(true);
    const octets = Uint8Array.of(1, 2, 3);
    type Twice = { values: readonly Uint8Array[]; octets: Uint8Array; end: number };
    const one = unpack(pack({ values: [octets, Uint8Array.of(4)], octets, end: 7 })) as Twice;
    expect(one.octets).toEqual(octets);
    expect(one.values).toEqual([octets, Uint8Array.of(4)]);
    expect(one.values[0]).toBe(one.octets);
  });

  it('takes every kind of plain data', () => {
    const data = {
      numbers: [0, -0, 127, 128, 4_294_967_295, 4_294_967_296, -1, 0.5, Number.NaN, 1 / 0],
      bigints: [0n, -5n, 2n ** 1024n],
      constants: [true, false, null, undefined],
      texts: ['', 'é', 'é'],
      octets: [new Uint8Array(0), new Uint8Array(100_000).fill(7)],
      nested: { values: { working: { values: [1] } }, none: {} },
    };
    expect(unpack(pack(data))).toStrictEqual(data);
    expect(() => pack({ run: () => 1 })).toThrow('plain data has no function');
  });
});
