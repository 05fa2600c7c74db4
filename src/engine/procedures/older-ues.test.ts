import { describe, expect, it } from 'vitest';
import { harmsOf } from '../analysis/fault-harm.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import type { Fault } from '../faults/fault.ts';
import { faultById } from '../faults/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { placesFor, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { asPredicted, marked, nothingBadStored } from '../testing/catalogue-rules.ts';
import type { CheckEvent, MessageEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';

/** UEs that know nothing of what the contribution asks for, and get its messages. */

const designs = {
  twice: { gmkMode: 'dual-two-procedures' },
  payloads: { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  keys: { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
} as const;
type Design = keyof typeof designs;
type Older = Scenario['knows'][string];

/** UE 1 knows less than UE 2. */
const withOlder = (design: Design, older: Older, change: Partial<Scenario> = {}): Scenario =>
  scenarioOf({ ...designs[design], knows: { ue1: older }, ...change });

const ofUe1 = (events: readonly TraceEvent[]) => events.filter(({ actor }) => actor === 'ue1');
const stored = (events: readonly TraceEvent[]) =>
  ofUe1(events)
    .filter((event): event is StoreEvent => event.kind === 'store')
    .map(({ record }) => record.purpose);
const failed = (events: readonly TraceEvent[]) =>
  events
    .filter((event): event is CheckEvent => event.kind === 'check' && !event.passed)
    .map(({ actor, failure }) => `${actor} ${failure?.code}`);
const answerOfUe1 = (events: readonly TraceEvent[]) =>
  events
    .filter((event): event is MessageEvent => event.kind === 'message' && event.from === 'ue1')
    .filter(({ step }) => step === 2)
    .map(({ name }) => name);
/** The GMK-ID in the MKI of what UE 1 sends: behind the RTP header of 12 octets and the voice stands the tag of
 *  16, then MKI and ROC; so it is found as octets. */
const isUnder = (events: readonly TraceEvent[], name: string, purpose: string): boolean => {
  const packet = events.find(
    (event): event is MessageEvent =>
      event.kind === 'message' && event.name === name && event.from === 'ue1',
  );
  const key = events.find(
    (event): event is StoreEvent =>
      event.kind === 'store' && event.actor === 'ue2' && event.record.purpose === purpose,
  );
  const octets = bytesToHex(packet?.payloads[0]?.sent ?? new Uint8Array());
  return octets.includes((key?.record.gmkId ?? 0).toString(16).padStart(8, '0'));
};

describe('a UE that knows nothing of two keys', () => {
  it.each(['twice', 'payloads'] as const)(
    '[TS 33.179 §7.6.1] of V13.4.0 takes each payload as a GMK, and sends with the newest: %s',
    (design) => {
      const events = runWith(withOlder(design, 'v13-4-0'));
      expect(failed(events)).toEqual([]);
      expect(stored(events)).toEqual(['group', 'group']);
      expect(isUnder(events, 'media-packet', 'floor')).toBe(true);
      expect(isUnder(events, 'media-packet', 'media')).toBe(false);
      expect(isUnder(events, 'floor-message', 'floor')).toBe(true);
      expect(harmsOf(events)).toEqual(['wrong-purpose', 'under-other-key']);
    },
  );

  it.each(['v13-4-0', 'draft'] as const)(
    '[TS 33.179 §E.6.1] of %s refuses a payload with two keys: two sets of key parameters',
    (older) => {
      const events = runWith(withOlder('keys', older));
      expect(failed(events)[0]).toBe('ue1 keyparams-twice');
      expect(stored(events)).toEqual([]);
      expect(answerOfUe1(events)).toEqual(['error']);
    },
  );

  it.each(['v13-4-0', 'draft'] as const)(
    '[TS 33.180 §5.2.2] of %s refuses a key under the tag of an MKFC, and keeps the other',
    (older) => {
      const events = runWith(withOlder('payloads', older, { purposeMarking: 'mkfc-tag' }));
      expect(failed(events)[0]).toBe('ue1 guk-id');
      expect(stored(events)).toEqual([older === 'draft' ? 'media' : 'group']);
    },
  );

  it('[pCR 33.179 §7.4.2] by the draft it tells two payloads apart by their order', () => {
    const events = runWith(withOlder('payloads', 'draft'));
    expect(failed(events)).toEqual([]);
    expect(stored(events)).toEqual(['media', 'floor']);
    expect(isUnder(events, 'media-packet', 'media')).toBe(true);
    expect(harmsOf(events)).toEqual([]);
    // Nobody at UE 1 compares the two; UE 2 does.
    const pairs = events.filter(({ kind, id }) => kind === 'check' && id.includes('dual-complete'));
    expect(pairs.map(({ actor }) => actor)).toEqual(['ue2']);
  });

  it('[Keyladder §purpose marking] and in the wrong order takes them for each other', () => {
    const swapped = withOlder('payloads', 'draft');
    const [entry] = placesFor(faultById('keys-swapped') as Fault, swapped);
    const events = entry ? runWith(swapped, entry) : [];
    expect(stored(events)).toEqual(['media', 'floor']);
    expect(harmsOf(events)).toContain('wrong-purpose');
  });

  it('[Keyladder §acts] goes on so when both keys are renewed', () => {
    const renew = { act: 'renew', keys: 'both', gmkId: 'new', oldKey: 'kept' } as const;
    const acts = [{ ...renew, afterSeconds: 60 }];
    const events = runWith(withOlder('payloads', 'draft', { acts }));
    expect(stored(events)).toEqual(['media', 'floor', 'media', 'floor']);
  });

  it('[Keyladder §older UEs] has no part in a group with one key, and so many events are expected', () => {
    const single = scenarioOf({ knows: { ue1: 'v13-4-0' } });
    expect(failed(runWith(single))).toEqual([]);
    const scenario = withOlder('payloads', 'draft');
    expect(expectedEvents({ kind: 'scenario', scenario })).toBe(runWith(scenario).length);
  });

  it('[Keyladder §faults] what is predicted comes, whoever is first', () => {
    const chosen = [
      ['second-gmk-missing', 'payloads', 'v13-4-0', 'text'],
      ['second-payload-corrupt', 'keys', 'draft', 'text'],
      ['same-gmk-id-twice', 'payloads', 'draft', 'text'],
      ['signature-bit-flip', 'keys', 'v13-4-0', 'text'],
      ['group-wrong', 'payloads', 'v13-4-0', 'mkfc-tag'],
      ['key-type-wrong', 'twice', 'draft', 'mkfc-tag'],
      ['notification-lost', 'payloads', 'v13-4-0', 'text'],
    ] as const;
    const wrong = chosen.flatMap(([fault, design, older, purposeMarking]) => {
      const scenario = withOlder(design, older, { purposeMarking });
      return placesFor(faultById(fault) as Fault, scenario).flatMap((entry) => {
        const run = { scenario, entry, events: runWith(scenario, entry) };
        const problems = [asPredicted, nothingBadStored, marked].flatMap((rule) => rule(run) ?? []);
        return problems.map((one) => `${fault} ${design} ${older} ${entry.to}: ${one}`);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('[Keyladder §scenario] is said by UE; nothing else can be known', () => {
    const base = scenarioOf();
    expect(parseScenario({ ...base, knows: { gms: 'draft' } }).ok).toBe(false);
    expect(parseScenario({ ...base, knows: { ue1: 'v14' } }).ok).toBe(false);
    const { knows: _, ...old } = base;
    expect(parseScenario(old)).toMatchObject({ value: { knows: {} } });
  });
});
