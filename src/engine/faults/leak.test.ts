import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { firstFailed, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { ComputeEvent, MessageEvent, TraceEvent } from '../trace/trace.ts';
import { foldTotals } from '../trace/trace-folds.ts';

const leak = (procedure: 1 | 2 = 1): FaultEntry => ({
  fault: 'partner-leaks-gmk',
  at: { procedure, step: 4 },
  to: 'all',
  parameters: {},
});
const regroup = (change: Partial<Scenario> = {}) =>
  scenarioOf({ procedure: 'group-regroup', ...change });
const leaks = (events: readonly TraceEvent[]) =>
  events.filter(
    (event): event is MessageEvent => event.kind === 'message' && event.name === 'leak',
  );
const read = (events: readonly TraceEvent[], actor: string) =>
  events.filter(
    (event): event is ComputeEvent =>
      event.kind === 'compute' &&
      event.actor === actor &&
      event.reveals !== undefined &&
      !event.trial,
  );

describe('a partner GMS that leaks the GMK', () => {
  const events = runWith(regroup(), leak());

  it('[Keyladder §leak] gives GMK-ID, GMK and RAND of the stored key to somebody outside', () => {
    const [message] = leaks(events);
    expect(message).toMatchObject({ from: 'partner-gms', to: 'outsider', step: 4, faults: [0] });
    const stored = events.find((event) => event.kind === 'store' && event.actor === 'partner-gms');
    if (stored?.kind !== 'store') throw new TypeError('the partner GMS stored nothing');
    const { gmk, rand } = stored.record;
    const octets = bytesToHex(message?.payloads[0]?.sent ?? new Uint8Array());
    expect(octets).toContain(bytesToHex(gmk) + bytesToHex(rand));
    expect(octets).toHaveLength(2 * 36);
  });

  it('[TS 33.179 §7.3.6] who holds them opens every packet of the group', () => {
    const outside = read(events, 'outsider').map(({ reveals }) => reveals?.bytes);
    const members = ['ue1', 'partner-ue1'].flatMap((actor) =>
      read(events, actor).filter(({ step }) => step === 'use'),
    );
    expect(outside).toHaveLength(4);
    expect(new Set(outside.map((bytes) => bytesToHex(bytes ?? new Uint8Array())))).toEqual(
      new Set(members.map(({ reveals }) => bytesToHex(reveals?.bytes ?? new Uint8Array()))),
    );
  });

  it('[pCR 33.179 §7.4.4.3] no check of anybody fails, and no count of the procedure changes', () => {
    const plain = runWith(regroup());
    expect(firstFailed(events)).toBeUndefined();
    expect(foldTotals(events)).toEqual(foldTotals(plain));
    expect(events.at(-1)).toEqual(plain.at(-1));
  });

  it('[Keyladder §leak] the outsider is there only with the fault, and every id once', () => {
    const ids = (faults: readonly FaultEntry[]) =>
      actorsOf({ kind: 'scenario', scenario: { ...regroup(), faults: [...faults] } }).map(
        ({ id }) => id,
      );
    expect(ids([])).not.toContain('outsider');
    expect(ids([leak()]).at(-1)).toBe('outsider');
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('[pCR 33.179 §7.4.2] of two GMKs the one that did not leak stays closed', () => {
    const one = runWith(regroup({ gmkMode: 'dual-two-procedures' }), leak(2));
    const names = read(one, 'outsider').map(({ reveals }) => reveals?.name);
    expect(names).toEqual(['rtcp-packet', 'rtcp-packet']);
  });
});
