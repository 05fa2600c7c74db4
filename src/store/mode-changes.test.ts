import { describe, expect, it, vi } from 'vitest';
import type { Scenario, TraceEvent } from '../engine/index.ts';
import * as engine from '../engine/index.ts';
import { defaultMembers, defaultPartnerSystem, defaultScenario } from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { currentEvent } from './selectors.ts';
import { defaultView } from './view.ts';

/** Through every mode and encoding and back to the first. */
const changes: readonly Partial<Scenario>[] = [
  { gmkMode: 'dual-two-procedures' },
  { gmkMode: 'dual-one-procedure' },
  { dualEncoding: 'two-keys-in-one-payload' },
  { dualEncoding: 'two-payloads' },
  { gmkMode: 'single' },
];

function scenarioOf(procedure: Scenario['procedure'], members: number): Scenario {
  const base = defaultScenario();
  const [primary] = base.systems;
  if (!primary) throw new TypeError('the default scenario has no system');
  const systems = [
    { ...primary, members: defaultMembers(members) },
    { ...defaultPartnerSystem(), members: defaultMembers(1, 'partner') },
  ];
  return { ...base, procedure, systems };
}

async function opened(scenario: Scenario): Promise<AppStore> {
  const store = createAppStore(createInThreadClient(engine), {
    view: { ...defaultView(), scenario },
    drawSeed: () => scenario.seed,
  });
  store.getState().rerun();
  await done(store);
  return store;
}

async function done(store: AppStore): Promise<void> {
  await vi.waitUntil(() => store.getState().run.status === 'done', {
    timeout: 30_000,
    interval: 1,
  });
}

/** The step, and what is said of the event in the title of the inspector. */
function placeOf(event: TraceEvent | undefined) {
  if (event?.kind !== 'message')
    return { step: event?.step, kind: event?.kind, actor: event?.actor };
  const { step, kind, name, from, to } = event;
  return { step, kind, name, from, to };
}

describe.each([
  ['group-key-provisioning', scenarioOf('group-key-provisioning', 2), [0, 1, 2, 'use']],
  ['group-regroup', scenarioOf('group-regroup', 1), [0, 1, 2, 3, 4, 5, 6, 'use']],
] as const)('the GMK mode changes in %s', (_, scenario, steps) => {
  it.each(steps)('[Keyladder §place] and the place stays, at step %s', async (step) => {
    const store = await opened(scenario);
    const { events } = store.getState().trace;
    const isLast = (event: TraceEvent) => event.step === step && event.kind !== 'outcome';
    store.getState().moveTo(events.findLastIndex(isLast));
    const here = placeOf(currentEvent(store.getState()));
    expect(here.step).toBe(step);
    for (const change of changes) {
      store.getState().changeScenario(change);
      await done(store);
      expect(store.getState().trace.source).toMatchObject({ scenario: change });
      expect(placeOf(currentEvent(store.getState())), JSON.stringify(change)).toEqual(here);
    }
  });
});
