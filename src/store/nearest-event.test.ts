import { describe, expect, it } from 'vitest';
import {
  defaultPartnerSystem,
  defaultScenario,
  gmkModes,
  procedures,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { nearestIndex } from './nearest-event.ts';

function run(change: Partial<Scenario>): readonly TraceEvent[] {
  const base = defaultScenario();
  const systems = [...base.systems, defaultPartnerSystem()].map((system) => ({
    ...system,
    members: system.members.slice(0, 2),
  }));
  const source = { kind: 'scenario', scenario: { ...base, systems, ...change } } as const;
  return eventsOf(source);
}

const modes: readonly Partial<Scenario>[] = [
  ...gmkModes.map((gmkMode) => ({ gmkMode })),
  { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
];
const stepOf = (events: readonly TraceEvent[], index: number) => {
  const event = events[index];
  return event && [event.step, event.member ?? event.actor];
};

/** Where the same is told in a run: at its end, or for a member in the step in which it gets its keys. */
function stepToldIn(other: readonly TraceEvent[], event: TraceEvent) {
  if (event.kind === 'outcome') return stepOf(other, other.length - 1);
  const { step, member, actor } = event;
  const isThere = other.some((one) => one.step === step);
  const without: Readonly<Partial<Record<string, number>>> = { 7: 1, 8: 2, 9: 4, 10: 5 };
  return [isThere ? step : without[step], member ?? actor];
}

const isStop = (kind: TraceEvent['kind']) => kind === 'message' || kind === 'outcome';

describe.each(procedures)('the mode is changed at any stop of %s', (procedure) => {
  const runs = modes.map((mode) => run({ procedure, ...mode }));

  it.each(modes.map((_, at) => at))(
    '[Keyladder §nearest event] step and member stay, from mode %i',
    (from) => {
      const events = runs[from] ?? [];
      const stops = [...events.entries()].filter(([, { kind }]) => isStop(kind));
      for (const [stop, event] of stops) {
        for (const other of runs) {
          expect(stepOf(other, nearestIndex(other, event, stop))).toEqual(stepToldIn(other, event));
        }
      }
    },
  );
});

describe('the figure is changed', () => {
  const [provisioning, regroup] = procedures.map((procedure) => run({ procedure }));
  const at = (from: readonly TraceEvent[], to: readonly TraceEvent[], id: string) => {
    const index = from.findIndex((event) => event.id === id);
    const event = from[index];
    return event && to[nearestIndex(to, event, index)]?.id;
  };

  it('[Keyladder §nearest event] what both have stays', () => {
    for (const rest of ['1.ue1.message.notification', '2.ue2.check.signature', '2.ue1.store']) {
      expect(at(provisioning ?? [], regroup ?? [], `gkp.${rest}`)).toBe(`regroup.${rest}`);
      expect(at(regroup ?? [], provisioning ?? [], `regroup.${rest}`)).toBe(`gkp.${rest}`);
    }
  });

  it('[Keyladder §nearest event] steps 3 to 6 go to the step of Figure 7.4.2-1 they repeat', () => {
    const to = (id: string) => at(regroup ?? [], provisioning ?? [], `regroup.${id}`);
    expect(to('3.partner-gms.message.notification')).toMatch(/^gkp\.1\..*message\.notification$/);
    expect(to('4.partner-ue2.message.notification')).toMatch(/^gkp\.1\..*message\.notification$/);
    expect(to('5.partner-ue1.message.ok')).toMatch(/^gkp\.2\..*message\.ok$/);
    expect(to('6.partner-gms.message.ok')).toMatch(/^gkp\.2\..*message\.ok$/);
  });
});
