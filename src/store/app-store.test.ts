import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { defaultMembers, defaultScenario, figureSteps, type Scenario } from '../engine/index.ts';
import { manualClient, settled } from '../worker/trace.fixture.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { currentEvent, shownEvent } from './selectors.ts';
import { levels } from './state.ts';
import { defaultView, type View } from './view.ts';

const withMembers = (count: number): Scenario => ({
  ...defaultScenario(),
  systems: defaultScenario().systems.map((s) => ({ ...s, members: defaultMembers(count) })),
});

function newStore(view: Partial<View> = {}) {
  const client = manualClient();
  const store = createAppStore(client, {
    view: { ...defaultView(), ...view },
    drawSeed: () => '00112233445566778899aabbccddeeff',
  });
  store.getState().rerun();
  return { client, store };
}

async function readyStore(view: Partial<View> = {}) {
  const made = newStore(view);
  await made.client.runs[0]?.finish();
  return made;
}

/** What has come is put on the screen in a task of its own. */
const drawn = () => new Promise((resolve) => setTimeout(resolve));

const currentId = (store: AppStore) => currentEvent(store.getState())?.id;

describe('the first run', () => {
  it('shows events as they come, and stands at the end of the first step when it is there', async () => {
    const { client, store } = newStore();
    const all = (await readyStore()).store.getState().trace.events;
    client.runs[0]?.send(all.slice(0, 2));
    await drawn();
    expect(store.getState().trace.events).toHaveLength(2);
    expect(store.getState().cursor).toBe(1);
    await client.runs[0]?.finish();
    expect(currentId(store)).toBe('gkp.1.ue3.message.notification');
    expect(store.getState().run.status).toBe('done');
  });

  it('leaves the cursor where the user moved it meanwhile', async () => {
    const { client, store } = newStore();
    const all = (await readyStore()).store.getState().trace.events;
    client.runs[0]?.send(all.slice(0, 3));
    await drawn();
    store.getState().toStart();
    await client.runs[0]?.finish();
    expect(store.getState().cursor).toBe(0);
  });

  it('stands where a link says, and says so when there is no such event', async () => {
    const there = await readyStore({ eventId: 'gkp.2.ue2.message.ok' });
    expect(currentId(there.store)).toBe('gkp.2.ue2.message.ok');
    const gone = await readyStore({ eventId: 'gkp.2.ue9.message.ok' });
    expect(currentId(gone.store)).toBe('gkp.1.ue1.message.notification');
    expect(gone.store.getState().notice?.key).toBe('app.notice.eventUnknown');
  });
});

describe('another run', () => {
  it('swaps the trace at once and keeps the event', async () => {
    const { client, store } = await readyStore({ level: 'everything' });
    store.getState().moveTo(6);
    const before = store.getState().trace;
    const id = currentId(store);
    store.getState().loadScenario(withMembers(5));
    client.runs[1]?.send(before.events.slice(0, 4));
    expect(store.getState().trace).toBe(before);
    expect(store.getState().run).toMatchObject({ status: 'running', done: 4 });
    await client.runs[1]?.finish();
    expect(store.getState().trace.events).toHaveLength(21);
    expect(currentId(store)).toBe(id);
  });

  it('goes to the nearest place when the event is gone', async () => {
    const { client, store } = await readyStore();
    store.getState().toEnd();
    expect(currentId(store)).toBe('gkp.2.ue3.message.ok');
    store.getState().loadScenario(withMembers(1));
    await client.runs[1]?.finish();
    expect(currentId(store)).toBe('gkp.2.ue1.message.ok');
  });

  it('in a mode that lacks the event only lends a place: the way back leads to it again', async () => {
    const { client, store } = await readyStore();
    const twice = { gmkMode: 'dual-two-procedures' } as const;
    store.getState().changeScenario(twice);
    await client.runs.at(-1)?.finish();
    const index = store
      .getState()
      .trace.events.findIndex(({ id }) => id === 'gkp2.2.ue2.message.ok');
    store.getState().moveTo(index);
    store.getState().changeScenario({ gmkMode: 'single' });
    await client.runs.at(-1)?.finish();
    expect(currentId(store)).toBe('gkp.2.ue2.message.ok');
    store.getState().changeScenario(twice);
    await client.runs.at(-1)?.finish();
    expect(currentId(store)).toBe('gkp2.2.ue2.message.ok');
  });

  it('keeps the pair that talks for the figure it belongs to', async () => {
    const { store } = await readyStore();
    const talk = { from: 'partner-ue2', to: 'ue1' };
    store.getState().changeScenario({ procedure: 'group-regroup', talk });
    store.getState().changeScenario({ procedure: 'group-key-provisioning' });
    expect(store.getState().scenario.talk).toBeNull();
    store.getState().changeScenario({ procedure: 'group-regroup' });
    expect(store.getState().scenario.talk).toEqual(talk);
    store.getState().changeScenario({ talk: null });
    store.getState().changeScenario({ gmkMode: 'single' });
    expect(store.getState().scenario.talk).toBeNull();
  });

  it('aborts the run before and drops its late answers', async () => {
    const { client, store } = await readyStore();
    store.getState().loadScenario(withMembers(5));
    store.getState().loadScenario(withMembers(2));
    expect(client.runs[1]?.signal.aborted).toBe(true);
    await client.runs[2]?.finish();
    await client.runs[1]?.finish();
    expect(store.getState().trace.events).toHaveLength(9);
    expect(store.getState().scenario).toEqual(withMembers(2));
  });

  it('can be cancelled: trace and scenario of the run before stay', async () => {
    const { client, store } = await readyStore();
    const { trace, scenario } = store.getState();
    store.getState().loadScenario(withMembers(50));
    store.getState().cancelRun();
    expect(store.getState().run.status).toBe('cancelled');
    await client.runs[1]?.finish();
    expect(store.getState().trace).toBe(trace);
    expect(store.getState().scenario).toEqual(scenario);
  });

  it('that fails says why and leaves the old state', async () => {
    const { client, store } = await readyStore();
    const { trace, scenario } = store.getState();
    store.getState().loadScenario(withMembers(5));
    client.runs[1]?.end({ status: 'failed', message: 'EngineError: broken' });
    await settled();
    expect(store.getState()).toMatchObject({ run: { status: 'failed' }, trace, scenario });
    expect(store.getState().notice).toMatchObject({
      tone: 'error',
      values: { message: 'EngineError: broken' },
    });
  });

  it('is not made of a scenario that is not in order', async () => {
    const { client, store } = await readyStore();
    const { trace, scenario } = store.getState();
    store.getState().changeScenario({ clock: 'yesterday' });
    expect(client.runs).toHaveLength(1);
    expect(store.getState()).toMatchObject({ trace, scenario, notice: { tone: 'error' } });
  });

  it('draws a seed for "fresh" and shows it', async () => {
    const { store } = await readyStore();
    store.getState().changeScenario({ seed: 'fresh' });
    expect(store.getState().scenario.seed).toBe('00112233445566778899aabbccddeeff');
  });
});

describe('a long run', () => {
  const long = () => ({ systems: withMembers(2_000).systems });

  it('is shown while it grows, and the cursor comes back to its event', async () => {
    const { client, store } = await readyStore({ level: 'everything' });
    const was = currentId(store);
    store.getState().changeScenario(long());
    const [, run] = client.runs;
    const all = (await readyStore()).store.getState().trace.events;
    run?.send(all.slice(0, 1));
    await drawn();
    expect(store.getState().trace.events).toHaveLength(1);
    expect(store.getState().cursor).toBe(0);
    await run?.finish();
    expect(store.getState().run.status).toBe('done');
    expect(store.getState().trace.events).toHaveLength(1 + 4 * 2_000);
    expect(currentId(store)).toBe(was);
  });

  it('is drawn again when it has doubled, but not at once', async () => {
    const { client, store } = await readyStore();
    const all = store.getState().trace.events;
    store.getState().changeScenario(long());
    client.runs[1]?.send(all.slice(0, 1));
    await drawn();
    client.runs[1]?.send(all.slice(1, 4));
    await drawn();
    expect(store.getState().run).toMatchObject({ done: 4 });
    expect(store.getState().trace.events).toHaveLength(1);
  });

  it('may hand over 200,000 events at once', async () => {
    const { client, store } = await readyStore();
    const [event] = store.getState().trace.events;
    store.getState().changeScenario(long());
    client.runs[1]?.send(Array.from({ length: 200_000 }, () => event as NonNullable<typeof event>));
    await drawn();
    expect(store.getState().trace.events).toHaveLength(200_000);
  });

  it('that is cancelled gives the old trace back', async () => {
    const { client, store } = await readyStore();
    const { trace, cursor, scenario } = store.getState();
    store.getState().changeScenario(long());
    client.runs[1]?.send(trace.events.slice(0, 1));
    store.getState().cancelRun();
    expect(store.getState()).toMatchObject({ trace, cursor, scenario });
    expect(store.getState().run.status).toBe('cancelled');
  });
});

describe('the comparison with twice the procedure', () => {
  it('is another run in the mode "once", and the run itself in the mode "twice"', async () => {
    const { client, store } = await readyStore();
    expect(client.runs).toHaveLength(1);
    store.getState().changeScenario({ gmkMode: 'dual-one-procedure' });
    await client.runs[1]?.finish();
    expect(store.getState().baseline).toBeNull();
    await client.runs[2]?.finish();
    expect(store.getState().baseline).toMatchObject({ notifications: 6, oks: 6 });
    store.getState().changeScenario({ gmkMode: 'dual-two-procedures' });
    await client.runs[3]?.finish();
    expect(client.runs).toHaveLength(4);
    expect(store.getState().baseline).toMatchObject({ notifications: 6 });
    store.getState().changeScenario({ gmkMode: 'single' });
    await client.runs[4]?.finish();
    expect(store.getState().baseline).toBeNull();
  });

  it('suffers the same fault, where its key travels, or says that it has none', async () => {
    const { client, store } = await readyStore();
    const at = { procedure: 1, step: 1, key: 'floor' } as const;
    const fault = { fault: 'signature-bit-flip', at, to: 'all', parameters: {} } as const;
    store.getState().changeScenario({ gmkMode: 'dual-one-procedure', faults: [fault] });
    await vi.waitFor(() => expect(client.runs).toHaveLength(2));
    await client.runs[1]?.finish();
    await vi.waitFor(() => expect(client.runs).toHaveLength(3));
    expect(client.runs[2]?.source).toMatchObject({
      scenario: { gmkMode: 'dual-two-procedures', faults: [{ at: { procedure: 2, step: 1 } }] },
    });
    await client.runs[2]?.finish();
    const swapped = { ...fault, fault: 'keys-swapped', at: { procedure: 1, step: 1 } } as const;
    store.getState().changeScenario({ faults: [swapped] });
    await vi.waitFor(() => expect(client.runs).toHaveLength(4));
    await client.runs[3]?.finish();
    await vi.waitFor(() => expect(store.getState().baseline).toBe('no-such-fault'));
  });

  it('is aborted with the run it belongs to', async () => {
    const { client, store } = await readyStore();
    store.getState().changeScenario({ gmkMode: 'dual-one-procedure' });
    await client.runs[1]?.finish();
    store.getState().changeScenario({ gmkMode: 'single' });
    expect(client.runs[2]?.signal.aborted).toBe(true);
    await client.runs[2]?.finish();
    await client.runs[3]?.finish();
    expect(store.getState().baseline).toBeNull();
  });
});

describe('an opened message', () => {
  const octets = new Uint8Array([1, 26]);

  it('takes the place of the run; the scenario stays, and rerun goes back to it', async () => {
    const { client, store } = await readyStore();
    const { scenario } = store.getState();
    store.getState().openSource({ kind: 'message', octets });
    await client.runs[1]?.finish();
    expect(store.getState().trace.source.kind).toBe('message');
    expect(store.getState().scenario).toBe(scenario);
    store.getState().rerun();
    await client.runs[2]?.finish();
    expect(store.getState().trace.source.kind).toBe('scenario');
  });
});

describe('selection', () => {
  it('follows the cursor until something is selected, and again after a move', async () => {
    const { store } = await readyStore();
    store.getState().selectEvent('gkp.2.ue2.check.signature');
    expect(store.getState().tab).toBe('checks');
    const { trace, cursor, selection } = store.getState();
    const shown = shownEvent(trace.events, cursor, selection);
    expect(shown?.event.id).toBe('gkp.2.ue2.check.signature');
    store.getState().stepForward();
    expect(store.getState().selection.eventId).toBeNull();
    expect(store.getState().tab).toBe('checks');
  });

  it('does not take an event that is not there', async () => {
    const { store } = await readyStore();
    store.getState().selectEvent('nothing');
    expect(store.getState().selection.eventId).toBeNull();
  });
});

describe('moving', () => {
  it('stops at the steps of the figure, or at every event', async () => {
    const { store } = await readyStore();
    const { events } = store.getState().trace;
    store.getState().toStart();
    const seen: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      seen.push(store.getState().cursor);
      store.getState().stepForward();
    }
    const steps = figureSteps(events);
    expect(steps.map(({ step }) => step)).toEqual([0, 1, 2]);
    expect([...new Set(seen)]).toEqual(steps.map(({ last }) => last));
    store.getState().setLevel('everything');
    store.getState().stepBack();
    expect(store.getState().cursor).toBe(events.length - 2);
  });

  it('stops playing at the end, and plays from the start again', async () => {
    const { store } = await readyStore();
    store.getState().togglePlay();
    expect(store.getState().playing).toBe(true);
    for (let i = 0; i < 20; i += 1) store.getState().stepForward();
    expect(store.getState().playing).toBe(false);
    store.getState().togglePlay();
    expect(store.getState()).toMatchObject({ playing: true, cursor: 0 });
  });

  it('any random way ends in the same state as a direct move', async () => {
    const { store } = await readyStore();
    const { store: direct } = await readyStore();
    const count = store.getState().trace.events.length;
    const move = fc.oneof(
      fc.constantFrom('stepForward', 'stepBack', 'toStart', 'toEnd'),
      fc.integer({ min: -3, max: count + 3 }),
      fc.constantFrom(...levels).map((level) => ({ level })),
      fc.integer({ min: 0, max: count - 1 }).map((select) => ({ select })),
    );
    fc.assert(
      fc.property(fc.array(move, { minLength: 200, maxLength: 200 }), (moves) => {
        for (const step of moves) {
          const state = store.getState();
          if (typeof step === 'number') state.moveTo(step);
          else if (typeof step === 'string') state[step as 'toStart']();
          else if ('level' in step) state.setLevel(step.level);
          else state.selectEvent(state.trace.events[step.select]?.id ?? null);
        }
        store.getState().stepForward();
        const { cursor, selection, playing, trace, level } = store.getState();
        direct.getState().setLevel(level);
        direct.getState().moveTo(cursor);
        const straight = direct.getState();
        expect({ cursor, selection, playing }).toEqual({
          cursor: straight.cursor,
          selection: straight.selection,
          playing: straight.playing,
        });
        expect(trace.events).toEqual(straight.trace.events);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a link shown in the open page', () => {
  it('moves within the same scenario without a run', async () => {
    const { client, store } = await readyStore();
    store.getState().showView({ ...defaultView(), eventId: 'gkp.2.ue3.message.ok', tab: 'keys' });
    expect(client.runs).toHaveLength(1);
    expect(currentId(store)).toBe('gkp.2.ue3.message.ok');
    expect(store.getState().tab).toBe('keys');
  });

  it('runs another scenario and goes to its event and selection', async () => {
    const { client, store } = await readyStore();
    const selection = {
      eventId: 'gkp.1.ue4.message.notification',
      payload: 0,
      buffer: 'sent',
      path: 'RAND.rand',
    } as const;
    const view = { ...defaultView(), scenario: withMembers(4), selection };
    store.getState().showView({ ...view, eventId: 'gkp.2.ue4.message.ok' });
    await client.runs[1]?.finish();
    expect(currentId(store)).toBe('gkp.2.ue4.message.ok');
    expect(store.getState().selection).toEqual(selection);
  });
});
