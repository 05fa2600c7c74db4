import { describe, expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import {
  type Act,
  captureOfRun,
  carryFaults,
  defaultMembers,
  defaultScenario,
  type Scenario,
  traceOfRun,
  vectorsOfRun,
} from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { scenarioOfDesign } from './designs.ts';
import { decodeLink, encodeLink } from './link.ts';
import { currentEvent } from './selectors.ts';
import { defaultView, type View, viewOf } from './view.ts';

const acts: readonly Act[] = [
  { act: 'renew', afterSeconds: 3600, keys: 'both', gmkId: 'new', oldKey: 'kept' },
  { act: 'leave', afterSeconds: 3600, member: 'ue2', rekey: true, oldKey: 'kept' },
];
const base = defaultScenario();
const scenario: Scenario = {
  ...base,
  systems: base.systems.map((system) => ({ ...system, members: defaultMembers(2) })),
  acts: [...acts],
};

async function opened(change: Partial<View> = {}): Promise<AppStore> {
  const store = createAppStore(createInThreadClient(engine), {
    view: { ...defaultView(), scenario, ...change },
    drawSeed: () => '',
  });
  const over = new Promise<void>((resolve) => {
    store.subscribe(({ run }) => {
      if (run.status !== 'running') resolve();
    });
  });
  store.getState().rerun();
  await over;
  return store;
}
const currentId = (store: AppStore) => currentEvent(store.getState())?.id ?? '';

describe('the acts of a run', () => {
  it('are gone through one after the other, and back', async () => {
    const store = await opened();
    const { toEnd, stepForward, stepBack, showAct } = store.getState();
    expect(store.getState().act).toBe(1);
    toEnd();
    expect(currentId(store)).toBe('gkp.2.gms.outcome');
    stepForward();
    expect([store.getState().act, currentId(store).split('.')[0]]).toEqual([2, 'act2-gkp']);
    stepBack();
    stepBack();
    expect(currentId(store)).toBe('gkp.2.gms.outcome');
    showAct(3);
    const { trace } = store.getState();
    expect(new Set(trace.events.map(({ act }) => act))).toEqual(new Set([3]));
    expect(trace.actors.map(({ id }) => id)).toEqual(['kms', 'gms', 'ue1']);
    showAct(4);
    expect(store.getState().act).toBe(3);
  });

  it('are in the link, with the event at the cursor', async () => {
    const store = await opened();
    store.getState().showAct(2);
    const link = encodeLink(viewOf(store.getState()));
    const read = decodeLink(link);
    expect(read.ok && read.view.act).toBe(2);
    expect(read.ok && read.view.scenario).toEqual(scenario);
    const again = await opened(read.ok ? read.view : {});
    expect([again.getState().act, currentId(again)]).toEqual([2, currentId(store)]);
  });

  it('show the one that an event is chosen of', async () => {
    const store = await opened();
    store.getState().selectEvent('act3-gkp.2.ue1.store');
    expect(store.getState().act).toBe(3);
    expect(store.getState().selection.eventId).toBe('act3-gkp.2.ue1.store');
  });

  it('stay where designs are compared, with the faults put there; with one key they are about that', () => {
    const floor: Act = {
      act: 'renew',
      afterSeconds: 60,
      keys: 'floor',
      gmkId: 'new',
      oldKey: 'kept',
    };
    const at = { act: 2, procedure: 1, step: 1 } as const;
    const faults = [{ fault: 'wrong-signer', at, to: 'all', parameters: {} } as const];
    const gmkMode = 'dual-one-procedure';
    const living: Scenario = { ...scenario, gmkMode, acts: [floor], faults: [...faults] };
    const carriedTo = (design: 'twice' | 'single') => {
      const ofDesign = scenarioOfDesign(living, design);
      const entries = carryFaults(living, ofDesign).map((one) => [one.act, one.hits, one.entries]);
      return [ofDesign.acts.map((act) => 'keys' in act && act.keys), entries];
    };
    expect(carriedTo('twice')).toEqual([['floor'], [[2, ['floor'], faults]]]);
    expect(carriedTo('single')).toEqual([['both'], [[2, ['floor'], []]]]);
  });

  it('take their faults along when one is removed, and say which went with it', async () => {
    const put = (act: number) => ({
      ...{ fault: 'wrong-signer', to: 'all' as const, parameters: {} },
      at: { act, procedure: 1, step: 1 } as const,
    });
    const faults = [put(1), put(2), put(3)];
    const living = { ...scenario, acts: [...acts, ...acts.slice(0, 1)], faults };
    const store = await opened({ scenario: living });
    store.getState().removeAct(0);
    const { scenario: now, notice } = store.getState();
    expect(now.acts.map(({ act }) => act)).toEqual(['leave', 'renew']);
    expect(now.faults).toEqual([put(1), put(2)]);
    const values = { count: 1, reason: engine.fact('act.gone', { act: 2 }) };
    expect(notice).toMatchObject({ key: 'app.notice.faultsDropped', values });
  });

  it('leave the page whole', async () => {
    const { quiz } = (await opened()).getState();
    const { events = [], actors = [] } = quiz.whole ?? {};
    const run = { scenario, actors, events, link: '', say: () => '' };
    const trace = JSON.parse([...traceOfRun(run)].join(''));
    expect(trace.events).toHaveLength(events.length);
    const vectors = JSON.parse([...vectorsOfRun(run)].join(''));
    const sent = events.filter((event) => event.kind === 'message' && event.payloads.length > 0);
    expect(vectors.messages).toHaveLength(sent.length);
    expect([...captureOfRun(run)].length).toBeGreaterThan(sent.length);
  });
});
