import { describe, expect, it } from 'vitest';
import {
  defaultPartnerSystem,
  defaultScenario,
  type FaultEntry,
  figureSteps,
  inFigureOrder,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import {
  type AlignedStop,
  alignTraces,
  cursorOfSide,
  isUpTo,
  positionOf,
  positionOfCursor,
} from './align-traces.ts';
import { type Design, designs, scenarioOfDesign } from './designs.ts';

const base = defaultScenario();
const small = base.systems.map((system) => ({ ...system, members: system.members.slice(0, 2) }));
const scenarios: Readonly<Record<string, Scenario>> = {
  provisioning: { ...base, systems: small },
  regroup: {
    ...base,
    procedure: 'group-regroup',
    systems: [...small, { ...defaultPartnerSystem(), members: ['sip:a@b.example'] }],
  },
};

const runOfScenario = (scenario: Scenario) =>
  inFigureOrder(eventsOf({ kind: 'scenario', scenario }));
const runs = new Map<string, readonly TraceEvent[]>();

function runOf(figure: string, design: Design): readonly TraceEvent[] {
  const known = runs.get(figure + design);
  if (known) return known;
  const events = runOfScenario(scenarioOfDesign(scenarios[figure] ?? base, design));
  runs.set(figure + design, events);
  return events;
}

const described = (stops: readonly AlignedStop[]) =>
  stops.map(({ key, difference }) => `${key} ${difference}`);

describe('alignTraces', () => {
  it('[pCR 33.179 §7.4.2] twice against once: the second procedure stands alone', () => {
    const stops = alignTraces(
      runOf('provisioning', 'twice'),
      runOf('provisioning', 'once-two-payloads'),
    );
    expect(described(stops)).toEqual([
      '1.0 same',
      '1.1 keys',
      '1.2 same',
      '2.1 left-only',
      '2.2 left-only',
      '1.use same',
    ]);
  });

  it('[pCR 33.179 §7.4.4.3] the regroup meets step by step, two keys in one payload told apart', () => {
    const stops = alignTraces(runOf('regroup', 'single'), runOf('regroup', 'once-two-keys'));
    expect(described(stops).filter((text) => text.endsWith(' keys'))).toEqual(
      ['1.1', '1.3', '1.4'].map((key) => `${key} keys`),
    );
    expect(stops.every(({ left, right }) => left !== null && right !== null)).toBe(true);
  });

  it('[Keyladder §compare] the same design differs nowhere, another seed in octets only', () => {
    const one = runOf('provisioning', 'single');
    expect(alignTraces(one, one).every(({ difference }) => difference === 'same')).toBe(true);
    const other = runOfScenario({ ...(scenarios.provisioning as Scenario), seed: '00'.repeat(16) });
    expect(described(alignTraces(one, other))).toEqual([
      '1.0 same',
      '1.1 octets',
      '1.2 same',
      '1.use same',
    ]);
  });

  it('[Keyladder §compare] a notification that comes twice is another number of messages, a refusal another result', () => {
    const at = { procedure: 1, step: 1 } as const;
    const faulty = (fault: string) => {
      const faults: FaultEntry[] = [{ fault, at, to: ['ue1'], parameters: {} }];
      return runOfScenario({ ...(scenarios.provisioning as Scenario), faults });
    };
    const one = runOf('provisioning', 'single');
    const differences = (fault: string) =>
      Object.fromEntries(
        alignTraces(one, faulty(fault)).map(({ key, difference }) => [key, difference]),
      );
    expect(differences('notification-doubled')['1.1']).toBe('messages');
    expect(differences('key-expired')['1.2']).toBe('results');
  });

  it('[Keyladder §compare] every step of both sides is there once, at its end and in its order', () => {
    for (const left of designs) {
      for (const right of designs) {
        const [a, b] = [runOf('regroup', left), runOf('regroup', right)];
        const stops = alignTraces(a, b);
        for (const [name, events] of [
          ['left', a],
          ['right', b],
        ] as const) {
          const reached = stops.flatMap((stop) => stop[name]?.last ?? []);
          expect(reached).toEqual(figureSteps(events).map(({ last }) => last));
        }
        expect(new Set(stops.map(({ key }) => key)).size).toBe(stops.length);
      }
    }
  });
});

describe('where a side stands', () => {
  const stops = alignTraces(
    runOf('provisioning', 'twice'),
    runOf('provisioning', 'once-two-payloads'),
  );
  const at = (key: string) => stops.findIndex((stop) => stop.key === key);

  it('[Keyladder §compare] the side with nothing to do stays at the last step it completed', () => {
    const waits = at('2.2');
    expect(cursorOfSide(stops, waits, 'right')).toBe(stops[at('1.2')]?.right?.last);
    expect(cursorOfSide(stops, waits, 'left')).toBe(stops[waits]?.left?.last);
    expect(['1.0', '1.2', '2.2', '1.use'].map((step) => isUpTo(step as '1.0', '2.1'))).toEqual([
      ...[true, true, false, false],
    ]);
  });

  it('[Keyladder §compare] starts at the first notification and where a link says', () => {
    expect(positionOf(stops, null)).toBe(at('1.1'));
    expect(positionOf(stops, '2.2')).toBe(at('2.2'));
    expect(positionOf(stops, 'nowhere')).toBe(at('1.1'));
  });

  it('[Keyladder §link] an old link, which names a message of a member, stands at its step', () => {
    const old = {
      '0.1': '1.0',
      '1.ue2.notification.1': '1.1',
      '2.ue1.answer.2': '2.2',
      'use.ue1.ue2.rtp.1': '1.use',
      'outcome.1': '1.use',
    };
    for (const [key, step] of Object.entries(old)) {
      expect([key, positionOf(stops, key)]).toEqual([key, at(step)]);
    }
    const once = stops.filter(({ right }) => right !== null);
    expect(once[positionOf(once, '2.ue1.answer.2')]?.key).toBe('1.2');
  });

  it('[Keyladder §compare] a cursor inside a step belongs to the stop that ends it', () => {
    const notified = stops[at('1.1')]?.left?.last ?? 0;
    expect(positionOfCursor(stops, 'left', notified)).toBe(at('1.1'));
    expect(positionOfCursor(stops, 'left', notified + 1)).toBe(at('1.2'));
    expect(positionOfCursor(stops, 'left', 1e9)).toBe(stops.length - 1);
  });
});
