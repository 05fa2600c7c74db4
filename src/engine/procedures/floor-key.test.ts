import { describe, expect, it } from 'vitest';
import { expectedRun } from '../analysis/growth.ts';
import { foldLedger } from '../analysis/ledger.ts';
import { actorsOf } from '../exchange/actors-of.ts';
import { expectedEvents } from '../exchange/expected-events.ts';
import { faultProblems } from '../faults/disturbance.ts';
import type { Fault } from '../faults/fault.ts';
import { faultById } from '../faults/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import { defaultMembers } from '../model/default-scenario.ts';
import { parseScenario } from '../model/parse-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { placesFor, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { asPredicted, marked, nothingBadStored } from '../testing/catalogue-rules.ts';
import type { CheckEvent, MessageEvent, StoreEvent, TraceEvent } from '../trace/trace.ts';

/** Two keys, and only some members that get the one for floor control. */

const designs = {
  twice: { gmkMode: 'dual-two-procedures' },
  payloads: { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  keys: { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
} as const;

/** UE 2 gets no key for floor control. */
const someOf = (change: Partial<Scenario> = {}): Scenario =>
  scenarioOf({ ...designs.payloads, floorKey: { to: ['ue1'], others: 'media-key' }, ...change });

const notifications = (events: readonly TraceEvent[]) =>
  events.filter(
    (event): event is MessageEvent => event.kind === 'message' && event.name === 'notification',
  );
const storesOf = (events: readonly TraceEvent[], actor: string) =>
  events.filter((event): event is StoreEvent => event.kind === 'store' && event.actor === actor);
const failed = (events: readonly TraceEvent[]) =>
  events
    .filter((event): event is CheckEvent => event.kind === 'check' && !event.passed)
    .map(({ actor, check }) => `${actor} ${check}`);
const outcome = (events: readonly TraceEvent[]) => {
  const last = events.at(-1);
  if (last?.kind !== 'outcome') throw new Error('a run ends with its outcome');
  return last;
};

/** Text and Key Type of the parameters behind a payload: what the receiver has opened. */
const learnt = (events: readonly TraceEvent[], actor: string) =>
  storesOf(events, actor).map(({ record }) => [record.purpose, record.parameters.text]);

describe('the key for floor control goes to some', () => {
  it('[pCR 33.179 §7.4.2] two payloads go to who needs both keys, one to the other', () => {
    const events = runWith(someOf());
    const [toFirst, toSecond] = notifications(events);
    expect(toFirst?.payloads.map(({ purpose }) => purpose)).toEqual(['media', 'floor']);
    expect(toSecond?.payloads.map(({ purpose }) => purpose)).toEqual(['media']);
    expect(learnt(events, 'ue1')).toEqual([
      ['media', 'Fire ground 7, media'],
      ['floor', 'Fire ground 7, floor control'],
    ]);
    expect(learnt(events, 'ue2')).toEqual([['media', 'Fire ground 7, media']]);
    const held = outcome(events).members.map(({ keysHeld, keysExpected }) => [
      keysHeld,
      keysExpected,
    ]);
    expect(held).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it('[pCR 33.179 §7.4.2] of two procedures the second is not run for the other', () => {
    const sent = notifications(runWith(someOf(designs.twice)));
    expect(sent.map(({ id }) => id)).toEqual([
      'gkp.1.ue1.message.notification',
      'gkp.1.ue2.message.notification',
      'gkp2.1.ue1.message.notification',
    ]);
  });

  it('[Keyladder §second-key] one payload has one key for the other, and ends as one with one', () => {
    const sent = notifications(runWith(someOf(designs.keys)));
    const [both, one] = sent.map(({ payloads: [payload] }) => payload?.sent ?? new Uint8Array());
    // 4 octets of extension header, then GUK-ID 4, SAKKE params 1, ID scheme 1, length 2, R 257 and H 16;
    // parameters of the second key as long as those of the first but for the text ", floor control".
    const secondKey = 4 + 4 + 1 + 1 + 2 + 257 + 16;
    const envelope = 1 + 5 + 4 + 1 + 1 + 16 + 4 + 1 + 2 + 16;
    const text = 'Fire ground 7, floor control'.length;
    const group = 'sip:fireground7@mcptt.example.org'.length;
    const content = 1 + 4 + 5 + 5 + 2 + text + 2 + 1 + 1 + 2 + group;
    const parameters = 4 + envelope + content;
    expect((both?.length ?? 0) - (one?.length ?? 0) - secondKey).toBe(parameters);
    expect(bytesToHex(one?.slice(0, 3) ?? new Uint8Array())).toBe('011a05');
  });

  it('[TS 33.179 §7.6.1] who has the key for media alone protects floor control with it', () => {
    const events = runWith(someOf());
    const { packets } = outcome(events);
    // UE 1 asks for the floor under its key for that, which UE 2 has not.
    expect(packets.map(({ from, name, opened }) => [from, name, opened])).toEqual([
      ['ue1', 'media-packet', true],
      ['ue1', 'floor-message', false],
      ['ue2', 'media-packet', true],
      ['ue2', 'floor-message', true],
    ]);
    expect(failed(events)).toEqual(['ue2 mki']);
  });

  it('[Keyladder §floor key] or sends none', () => {
    const floorKey = { to: ['ue1'], others: 'none' } as const;
    const { packets } = outcome(runWith(someOf({ floorKey: { ...floorKey, to: ['ue1'] } })));
    expect(packets.at(-1)).toMatchObject({ from: 'ue2', opened: false, unsent: 'no-key' });
  });

  it('[pCR 33.179 §7.4.4.3] a partner GMS is sent it where one of its UEs needs it', () => {
    const regroup = (to: string[]) =>
      notifications(
        runWith(someOf({ procedure: 'group-regroup', floorKey: { to, others: 'media-key' } })),
      ).map(({ to: actor, payloads }) => [actor, payloads.length]);
    const two = { 'partner-gms': 2 };
    expect(Object.fromEntries(regroup(['ue1', 'partner-ue2']))).toEqual({
      ...two,
      ...{ ue1: 2, ue2: 1, 'partner-ue1': 1, 'partner-ue2': 2 },
    });
    expect(Object.fromEntries(regroup(['ue1']))).toMatchObject({ 'partner-gms': 1 });
  });

  it('[Keyladder §acts] who has no such key is not part of its renewal', () => {
    const renew = {
      act: 'renew',
      afterSeconds: 60,
      keys: 'floor',
      gmkId: 'new',
      oldKey: 'kept',
    } as const;
    const later = notifications(runWith(someOf({ acts: [renew] }))).slice(2);
    expect(later.map(({ to }) => to)).toEqual(['ue1']);
  });

  it('[Keyladder §purpose marking] unmarked keys are told apart through a renewal', () => {
    const renew = {
      act: 'renew',
      afterSeconds: 60,
      keys: 'both',
      gmkId: 'new',
      oldKey: 'kept',
    } as const;
    const events = runWith(someOf({ purposeMarking: 'none', acts: [renew] }));
    expect(storesOf(events, 'ue2').map(({ record }) => record.purpose)).toEqual(['media', 'media']);
  });

  it('[Keyladder §floor key] costs are those of the run, and so many events are expected', () => {
    for (const design of Object.values(designs)) {
      for (const to of [['ue1', 'ue2'], ['ue3']]) {
        const floorKey = { to, others: 'media-key' } as const;
        const base = someOf({ ...design, floorKey: { ...floorKey, to } });
        const systems = base.systems.map((one) => ({ ...one, members: defaultMembers(3) }));
        const scenario = { ...base, systems };
        const events = runWith(scenario);
        const actors = actorsOf({ kind: 'scenario', scenario });
        const ledger = foldLedger(scenario, actors, events);
        expect(expectedRun(scenario).ledger).toEqual(ledger);
        expect(expectedEvents({ kind: 'scenario', scenario })).toBe(events.length);
      }
    }
  });

  it('[Keyladder §faults] what is predicted comes, whoever is first', () => {
    const chosen = [
      ['second-gmk-missing', 'payloads', ['ue1']],
      ['second-gmk-missing', 'twice', ['ue2']],
      ['second-payload-corrupt', 'keys', ['ue2']],
      ['same-gmk-twice', 'twice', ['ue1']],
      ['both-keys-for-media', 'payloads', ['ue2']],
      ['key-type-wrong', 'keys', ['ue2']],
      ['notification-lost', 'payloads', ['ue2']],
      ['guk-id-altered', 'keys', ['ue1']],
    ] as const;
    const wrong = chosen.flatMap(([fault, design, to]) => {
      const scenario = someOf({ ...designs[design], floorKey: { to: [...to], others: 'none' } });
      return placesFor(faultById(fault) as Fault, scenario).flatMap((entry) => {
        const run = { scenario, entry, events: runWith(scenario, entry) };
        const problems = [asPredicted, nothingBadStored, marked].flatMap((rule) => rule(run) ?? []);
        return problems.map((one) => `${fault} ${design} ${entry.to}: ${one}`);
      });
    });
    expect(wrong).toEqual([]);
  });

  it('[Keyladder §faults] a fault is not put to a key that somebody is not sent', () => {
    const fault: FaultEntry = {
      ...{ fault: 'signature-bit-flip', to: ['ue2'], parameters: {} },
      at: { procedure: 1, step: 1, key: 'floor' },
    };
    expect(
      faultProblems({ ...someOf(), faults: [fault] }).map(({ problem }) => problem.code),
    ).toEqual(['fault.nothingSent']);
  });

  it('[Keyladder §scenario] all get it where a file does not say; nobody is no choice', () => {
    const { floorKey: _, ...old } = scenarioOf();
    expect(parseScenario(old)).toMatchObject({ value: { floorKey: { to: 'all' } } });
    expect(parseScenario({ ...old, floorKey: { to: [] } }).ok).toBe(false);
  });
});
