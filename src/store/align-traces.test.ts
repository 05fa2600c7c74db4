import { describe, expect, it } from 'vitest';
import {
  defaultPartnerSystem,
  defaultScenario,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import {
  type AlignedStop,
  alignTraces,
  cursorOfSide,
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

const runs = new Map<string, readonly TraceEvent[]>();

function runOf(figure: string, design: Design): readonly TraceEvent[] {
  const known = runs.get(figure + design);
  if (known) return known;
  const scenario = scenarioOfDesign(scenarios[figure] ?? base, design);
  const source = { kind: 'scenario' as const, scenario };
  const events = eventsOf(source);
  runs.set(figure + design, events);
  return events;
}

const described = (stops: readonly AlignedStop[]) =>
  stops
    .filter(({ event }) => event.step !== 'use')
    .map(({ key, difference }) => `${key} ${difference}`);

describe('alignTraces', () => {
  it('[pCR 33.179 §7.4.2] twice against once: the second procedure stands alone', () => {
    const stops = alignTraces(
      runOf('provisioning', 'twice'),
      runOf('provisioning', 'once-two-payloads'),
    );
    expect(described(stops)).toEqual([
      '0.1 same',
      '1.ue1.notification.1 size',
      '2.ue1.answer.1 same',
      '1.ue2.notification.1 size',
      '2.ue2.answer.1 same',
      '1.ue1.notification.2 left-only',
      '2.ue1.answer.2 left-only',
      '1.ue2.notification.2 left-only',
      '2.ue2.answer.2 left-only',
      'outcome.1 same',
    ]);
  });

  it('[pCR 33.179 §7.4.4.3] the regroup meets step by step', () => {
    const stops = alignTraces(runOf('regroup', 'single'), runOf('regroup', 'once-two-keys')).filter(
      ({ event }) => event.kind === 'message' && event.step !== 'use',
    );
    expect(stops.map(({ event }) => event.step)).toEqual([1, 2, 1, 2, 3, 4, 5, 6]);
    expect(stops.every(({ left, right }) => left !== null && right !== null)).toBe(true);
  });

  it('[Keyladder §compare] the same design differs nowhere, another seed in octets only', () => {
    const one = runOf('provisioning', 'single');
    expect(alignTraces(one, one).every(({ difference }) => difference === 'same')).toBe(true);
    const scenario = { ...(scenarios.provisioning as Scenario), seed: '00'.repeat(16) };
    const source = { kind: 'scenario' as const, scenario };
    const other = eventsOf(source);
    expect(new Set(described(alignTraces(one, other)).map((text) => text.split(' ')[1]))).toEqual(
      new Set(['same', 'octets']),
    );
  });

  it('[Keyladder §compare] every stop of both sides is there once and in its order', () => {
    for (const left of designs) {
      for (const right of designs) {
        const [a, b] = [runOf('provisioning', left), runOf('provisioning', right)];
        const stops = alignTraces(a, b);
        const side = (name: 'left' | 'right') => stops.flatMap((stop) => stop[name] ?? []);
        for (const [name, events] of [
          ['left', a],
          ['right', b],
        ] as const) {
          const messages = events.flatMap((event, i) => (event.kind === 'message' ? [i] : []));
          expect(side(name)).toEqual([...side(name)].sort((x, y) => x - y));
          expect(side(name).filter((i) => events[i]?.kind === 'message')).toEqual(messages);
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

  it('[Keyladder §compare] the side with nothing to do stays at its last stop', () => {
    const waits = at('2.ue1.answer.2');
    const before = stops[at('2.ue2.answer.1')]?.right;
    expect(before).toBeGreaterThan(0);
    const lastMessage = stops.slice(0, waits + 1).findLast(({ right }) => right !== null)?.right;
    expect(cursorOfSide(stops, waits, 'right')).toBe(lastMessage);
    expect(cursorOfSide(stops, waits, 'left')).toBe(stops[waits]?.left);
  });

  it('[Keyladder §compare] starts at the first notification and where a link says', () => {
    expect(positionOf(stops, null)).toBe(at('1.ue1.notification.1'));
    expect(positionOf(stops, '2.ue2.answer.2')).toBe(at('2.ue2.answer.2'));
    expect(positionOf(stops, 'nowhere')).toBe(at('1.ue1.notification.1'));
  });

  it('[Keyladder §compare] a cursor inside a step belongs to the stop that ends it', () => {
    const notified = stops[at('1.ue2.notification.1')]?.left ?? 0;
    expect(positionOfCursor(stops, 'left', notified + 1)).toBe(at('2.ue2.answer.1'));
    expect(positionOfCursor(stops, 'left', 1e9)).toBe(stops.length - 1);
  });
});
