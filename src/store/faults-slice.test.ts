import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import { defaultScenario, type FaultEntry, type Scenario } from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { openQuestion } from './quiz.ts';
import { currentEvent } from './selectors.ts';
import type { AppStoreState } from './store-state.ts';
import { defaultView, type View } from './view.ts';

const entry = (fault: string, to: FaultEntry['to'] = ['ue2']): FaultEntry => ({
  ...{ fault, at: { procedure: 1, step: 1 }, to, parameters: {} },
});
const withFaults = (...faults: FaultEntry[]): Scenario => ({ ...defaultScenario(), faults });

async function ready(view: Partial<View> = {}) {
  const store = createAppStore(createInThreadClient(engine), {
    view: { ...defaultView(), ...view },
    drawSeed: () => '00112233445566778899aabbccddeeff',
  });
  const state = () => store.getState();
  const done = () =>
    vi.waitFor(() => expect(state().run.status).toBe('done'), { timeout: 20_000, interval: 20 });
  const settle = async (verb: (verbs: AppStoreState) => void) => {
    verb(state());
    await done();
  };
  await settle(({ rerun }) => rerun());
  return { state, settle };
}

const failedIn = ({ trace }: AppStoreState) =>
  trace.events.flatMap((event) => (event.kind === 'check' && !event.passed ? [event.id] : []));
const places = ({ scenario }: AppStoreState) => scenario.faults.map(({ fault }) => fault);

describe('faults of the run', () => {
  it('[Keyladder §faults] are added, changed, removed and cleared, and the run follows', async () => {
    const { state, settle } = await ready();
    await settle(({ addFault }) => addFault(entry('signature-bit-flip')));
    expect(failedIn(state())[0]).toBe('gkp.2.ue2.check.signature');
    await settle(({ changeFault }) => changeFault(0, entry('signature-bit-flip', ['ue3'])));
    expect(failedIn(state())[0]).toBe('gkp.2.ue3.check.signature');
    await settle(({ addFault }) => addFault(entry('notification-lost')));
    expect(places(state())).toEqual(['signature-bit-flip', 'notification-lost']);
    await settle(({ removeFault }) => removeFault(0));
    expect(places(state())).toEqual(['notification-lost']);
    await settle(({ clearFaults }) => clearFaults());
    expect(failedIn(state())).toEqual([]);
  });

  it.each(['figure', 'members', 'everything'] as const)(
    '[Keyladder §faults] a fault that is put is shown where it strikes, at the level %s',
    async (level) => {
      const { state, settle } = await ready({ level });
      state().openDialog('faults');
      await settle(({ putFault }) => putFault(entry('signature-bit-flip')));
      expect(state().dialog).toBeNull();
      expect(currentEvent(state())?.id).toMatch(/^gkp\.1\.ue2\./);
      await settle(({ putFault }) => putFault(entry('ok-lost', ['ue3'])));
      const { trace, cursor } = state();
      expect(trace.events.findIndex(({ faults }) => faults?.includes(1))).toBe(cursor);
      expect(cursor).toBeGreaterThan(0);
    },
  );

  it('[Keyladder §faults] an unknown fault is refused with path and reason, the rest stays', async () => {
    const { state, settle } = await ready();
    const before = state().trace;
    await settle(({ addFault }) => addFault(entry('no-such-fault')));
    expect(state().notice).toMatchObject({
      key: 'app.notice.scenarioRejected',
      values: {
        path: 'faults.0.fault',
        reason: engine.fact('fault.unknown', { id: 'no-such-fault' }),
      },
    });
    expect(state().trace).toBe(before);
    expect(places(state())).toEqual([]);
  });

  it('[Keyladder §link] a link with an unknown fault gives the default and says why', async () => {
    const { state } = await ready({ scenario: withFaults(entry('no-such-fault')) });
    expect(state().scenario).toEqual(defaultScenario());
    expect(state().notice?.values).toMatchObject({ path: 'faults.0.fault' });
    expect(state().trace.events.length).toBeGreaterThan(50);
  });

  it('[Keyladder §faults] a fault that another mode has no place for is taken out and told', async () => {
    const dual = { gmkMode: 'dual-one-procedure' } as const;
    const faults = [entry('second-gmk-missing'), entry('signature-bit-flip')];
    const { state, settle } = await ready({ scenario: { ...withFaults(...faults), ...dual } });
    expect(places(state())).toHaveLength(2);
    await settle(({ changeScenario }) => changeScenario({ gmkMode: 'single' }));
    expect(places(state())).toEqual(['signature-bit-flip']);
    expect(state().notice).toMatchObject({ key: 'app.notice.faultsDropped', values: { count: 1 } });
    expect(state().scenario.gmkMode).toBe('single');
  });
});

describe('predict, then reveal', () => {
  const scenario = withFaults(entry('signature-bit-flip'), entry('notification-lost', ['ue3']));

  it('[Keyladder §predict] shows no more than leads to the question, and goes on when it is answered', async () => {
    const { state } = await ready({ scenario, predicting: true });
    expect(state().level).toBe('members');
    expect(state().trace.events.at(-1)?.id).toBe('gkp.1.ue2.message.notification');
    expect(failedIn(state())).toEqual([]);
    state().toEnd();
    expect(openQuestion(state())?.eventId).toBe(currentEvent(state())?.id);
    state().answerQuestion('signature');
    expect(currentEvent(state())?.id).toBe('gkp.2.ue2.check.signature');
    expect(state().quiz.revealed).toMatchObject({ choice: 'signature', right: true });
    expect(state().trace.events.at(-1)?.id).toBe('gkp.1.ue3.message.notification');
    state().answerQuestion('signature');
    expect(state().quiz.revealed).toMatchObject({ right: false });
    expect(state().trace.events.at(-1)?.kind).toBe('outcome');
    expect(state().score).toEqual({ right: 1, asked: 2 });
  });

  it('[Keyladder §predict] the answer is put away where one moves on, and in another run', async () => {
    const { state, settle } = await ready({ scenario, predicting: true });
    for (const level of ['everything', 'figure'] as const) {
      state().setLevel(level);
      state().togglePredicting();
      state().togglePredicting();
      state().answerQuestion('signature');
      state().moveTo(state().cursor);
      expect(state().quiz.revealed).not.toBeNull();
      state().stepBack();
      expect(state().quiz.revealed).toBeNull();
    }
    state().answerQuestion('none');
    await settle(({ changeScenario }) => changeScenario({ seed: 'ff'.repeat(16) }));
    expect(state().quiz.revealed).toBeNull();
  });

  it('[Keyladder §predict] that nothing fires is an answer', async () => {
    const { state } = await ready({
      scenario: withFaults(entry('notification-lost', ['ue3'])),
      predicting: true,
    });
    state().answerQuestion('none');
    expect(state().score).toEqual({ right: 1, asked: 1 });
    state().resetScore();
    expect(state().score).toEqual({ right: 0, asked: 0 });
  });

  it('[Keyladder §predict] switched off shows the whole run again, with nothing lost', async () => {
    const { state } = await ready({ scenario, level: 'members' });
    const whole = state().trace.events;
    state().toEnd();
    state().togglePredicting();
    expect(state().trace.events.length).toBeLessThan(whole.length);
    expect(state().cursor).toBe(state().trace.events.length - 1);
    state().togglePredicting();
    expect(state().trace.events).toBe(whole);
  });

  it('[Keyladder §predict] asks member by member: the level of the figure gives way', async () => {
    const { state } = await ready({ scenario });
    expect(state().level).toBe('figure');
    state().togglePredicting();
    expect(state()).toMatchObject({ predicting: true, level: 'members' });
    state().setLevel('figure');
    expect(state()).toMatchObject({ predicting: false, level: 'figure' });
  });
});
