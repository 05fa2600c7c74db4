import { describe, expect, it, vi } from 'vitest';
import { equalBytes } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { firstFailed, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { MessageEvent, MessagePayload, TraceEvent } from '../trace/trace.ts';
import { predictionOf, reasonAgainst } from './disturbance.ts';
import { faults } from './index.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Every choice a fault offers, and the choice of one of two keys. */

const entry = (fault: string, parameters: FaultEntry['parameters'] = {}): FaultEntry => ({
  fault,
  at: { procedure: 1, step: 1 },
  to: ['ue1'],
  parameters,
});

const choices: readonly (readonly [string, string, readonly (string | number | boolean)[]])[] = [
  ['signature-bit-flip', 'bit', [0, 255, 256, 511]],
  [
    'payload-octet-altered',
    'field',
    ['HDR.csbId', 'RAND.rand', 'SAKKE.sakkeData', 'GeneralExtension.data'],
  ],
  [
    'message-truncated',
    'payload',
    ['HDR', 'T', 'RAND', 'IDR', 'SP', 'SAKKE', 'GeneralExtension', 'SIGN'],
  ],
  ['length-too-large', 'payload', ['SP', 'IDR', 'SAKKE', 'GeneralExtension', 'SIGN']],
  ['payload-duplicate', 'payload', ['T', 'RAND', 'IDRr', 'SP', 'SAKKE']],
  ['payload-missing', 'payload', ['T', 'RAND', 'IDRi', 'IDRr', 'IDRkmsi', 'IDRkmsr', 'SAKKE']],
  ['sakke-data-altered', 'part', ['R', 'H']],
  ['clock-skew', 'direction', ['fast', 'slow']],
  ['clock-skew', 'beyondSeconds', [1, 86_400]],
  ['key-not-yet-active', 'seconds', [1]],
  ['ue-offline', 'seconds', [1, 31_536_000]],
  ['notification-delayed', 'seconds', [1, 300, 301]],
  ['old-notification-replayed', 'seconds', [1, 31_536_000]],
];

const forms: readonly Partial<Scenario>[] = [
  { profile: 'ts-33.179' },
  { profile: 'ts-33.180', gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
];

const codeOf = (events: readonly TraceEvent[]) => firstFailed(events)?.failure?.code ?? null;

describe.each(forms)('the choices of a fault in %o', (form) => {
  it.each(choices)('[Keyladder §faults] %s, %s: as predicted for each', (fault, name, values) => {
    const scenario = scenarioOf(form);
    const found = values.map((value) => codeOf(runWith(scenario, entry(fault, { [name]: value }))));
    const wanted = values.map((value) => predictionOf(scenario, entry(fault, { [name]: value })));
    expect(found).toEqual(wanted);
  });
});

describe('a delay', () => {
  const delayed = (seconds: number) => entry('notification-delayed', { seconds });

  it('[TS 33.179 §E.6.10] may outlast the key itself', () => {
    const scenario = scenarioOf({ keyLifetimeSeconds: 60 });
    expect(predictionOf(scenario, delayed(61))).toBe('expired');
    expect(codeOf(runWith(scenario, delayed(61)))).toBe('expired');
  });

  it('[RFC 3830 §5.4] adds to a clock that is fast already', () => {
    const scenario = scenarioOf({ clockSkewSeconds: { ue1: 200 } });
    expect(predictionOf(scenario, delayed(101))).toBe('timestamp');
    expect(codeOf(runWith(scenario, delayed(101)))).toBe('timestamp');
    expect(predictionOf(scenario, delayed(100))).toBeNull();
  });
});

describe('the choice of one of two keys', () => {
  const encodings = ['two-payloads', 'two-keys-in-one-payload'] as const;

  it.each(encodings)('[Keyladder §faults] every fault put to one key, %s: as predicted', (form) => {
    const wrong = faults.flatMap(({ id }, turn) => {
      const key = turn % 2 === 0 ? ('floor' as const) : ('media' as const);
      const purposeMarking = (['text', 'mkfc-tag', 'none'] as const)[turn % 3] ?? 'text';
      const dual = { gmkMode: 'dual-one-procedure', dualEncoding: form } as const;
      const scenario = scenarioOf({ ...dual, purposeMarking });
      const placed = { ...entry(id), at: { procedure: 1, step: 1, key } } as const;
      if (reasonAgainst(scenario, placed) !== null) return [];
      const wanted = predictionOf(scenario, placed);
      const found = codeOf(runWith(scenario, placed));
      return wanted === 'unknown' || wanted === found ? [] : [`${id} ${key}: ${wanted}, ${found}`];
    });
    expect(wrong).toEqual([]);
  });

  it('[Keyladder §dual acceptance] leaves the other payload as it is', () => {
    const scenario = scenarioOf({
      gmkMode: 'dual-one-procedure',
      dualAcceptance: 'each-on-its-own',
    });
    const at = { procedure: 1, step: 1, key: 'media' } as const;
    const events = runWith(scenario, { ...entry('payload-octet-altered'), at });
    const stored = events.filter(({ kind, actor }) => kind === 'store' && actor === 'ue1');
    expect(stored.map(({ purpose }) => purpose)).toEqual(['floor']);
  });
});

describe('octets edited by hand', () => {
  const edited = (parameters: FaultEntry['parameters'], change: Partial<Scenario> = {}) => {
    const events = runWith(scenarioOf(change), entry('octets-edited', parameters));
    const message = events.find(
      (event): event is MessageEvent =>
        event.kind === 'message' && event.name === 'notification' && event.to === 'ue1',
    );
    return { code: codeOf(events), message, payloads: message?.payloads ?? [] };
  };
  const isAltered = ({ sent, received }: MessagePayload) => !equalBytes(sent, received);
  const inRand = 24;

  it('[TS 33.179 §7.3.1] on the way: what arrives is not what was sent', () => {
    const { code, message, payloads } = edited({ when: 'on-the-way', edits: [[inRand, 0x80]] });
    expect(code).toBe('signature');
    expect(message).toMatchObject({ fate: 'altered', faults: [0] });
    expect(payloads.map(isAltered)).toEqual([true]);
  });

  it('[TS 33.179 §7.3.1] after signing: sent like that, and the signature does not fit', () => {
    const { code, payloads } = edited({ when: 'after-signing', edits: [[inRand, 0x80]] });
    expect(code).toBe('signature');
    expect(payloads.map(isAltered)).toEqual([false]);
  });

  it('[TS 33.179 §7.3.6] before signing: the signature fits, and the keys of the group part', () => {
    expect(edited({ when: 'before-signing', edits: [[inRand, 0x80]] }).code).toBe('srtp');
  });

  it('[Keyladder §faults] the second payload, and nothing behind the last octet', () => {
    const dual = { gmkMode: 'dual-one-procedure' } as const;
    const second = edited({ payload: 1, edits: [[inRand, 1]] }, dual);
    expect(second.payloads.map(isAltered)).toEqual([false, true]);
    const behind = edited({ edits: [[60_000, 1]] });
    expect(behind.code).toBeNull();
    expect(behind.message?.faults).toBeUndefined();
    const early = edited({ payload: 1, when: 'after-signing', edits: [[inRand, 1]] }, dual);
    expect(early.code).toBe('signature');
  });
});
