import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import { defaultMembers, defaultScenario, type Scenario, type SkipEntry } from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { basisOf, scenarioOfDesign } from './designs.ts';
import { resultsOf } from './fault-selectors.ts';
import { decodeLink, encodeLink } from './link.ts';
import { openQuestion } from './quiz.ts';
import { runJob } from './run-side.ts';
import { currentEvent } from './selectors.ts';
import type { AppStoreState } from './store-state.ts';
import { defaultView, type View } from './view.ts';

const signature: SkipEntry = { party: 'ue1', check: 'signature' };
const separation: SkipEntry = { party: 'ue1', check: 'key-separation' };
const impostor: Scenario['faults'][number] = {
  ...{ fault: 'impostor-signs-as-gms', at: { procedure: 1, step: 1 } },
  ...{ to: ['ue1'], parameters: {} },
};
const withSkips = (...skips: SkipEntry[]): Scenario => ({ ...defaultScenario(), skips });

async function ready(view: Partial<View> = {}) {
  const store = createAppStore(createInThreadClient(engine), {
    view: { ...defaultView(), ...view },
    drawSeed: () => '00112233445566778899aabbccddeeff',
  });
  const state = () => store.getState();
  const settle = async (verb: (verbs: AppStoreState) => void) => {
    verb(state());
    await vi.waitFor(() => expect(state().run.status).toBe('done'), {
      timeout: 20_000,
      interval: 20,
    });
  };
  await settle(({ rerun }) => rerun());
  return { state, settle };
}

const at = ({ trace }: AppStoreState, id: string) =>
  trace.events.find((event) => event.id === id)?.kind;
const theCheck = 'gkp.2.ue1.check.signature';

describe('checks that are left out', () => {
  it('[Keyladder §skips] are left out, made again and all made again, and one stays where one is', async () => {
    const { state, settle } = await ready({ level: 'everything' });
    const index = state().trace.events.findIndex(({ id }) => id === theCheck);
    state().moveTo(index);
    await settle(({ skipCheck }) => skipCheck(signature));
    expect(at(state(), theCheck)).toBe('skip');
    expect(currentEvent(state())?.id).toBe(theCheck);
    await settle(({ makeCheck }) => makeCheck(signature));
    expect(at(state(), theCheck)).toBe('check');
    expect(currentEvent(state())?.id).toBe(theCheck);
    await settle(({ skipCheck }) => skipCheck(signature));
    await settle(({ skipCheck }) => skipCheck({ party: 'ue2', check: 'kms' }));
    expect(state().scenario.skips).toHaveLength(2);
    await settle(({ clearSkips }) => clearSkips());
    expect(state().trace.events.some(({ kind }) => kind === 'skip')).toBe(false);
  });

  it.each([
    ['skips.0.check', { party: 'ue1', check: 'luck' }],
    ['skips.0.party', { party: 'ue9', check: 'signature' }],
    ['skips.0', { party: 'gms', check: 'signature' }],
  ])(
    '[Keyladder §skips] what cannot be left out is refused at %s, the rest stays',
    async (path, skip) => {
      const { state, settle } = await ready();
      const before = state().trace;
      await settle(({ skipCheck }) => skipCheck(skip));
      expect(state().notice).toMatchObject({
        key: 'app.notice.scenarioRejected',
        values: { path },
      });
      expect(state().trace).toBe(before);
      expect(state().scenario.skips).toEqual([]);

      const link = decodeLink(encodeLink({ ...defaultView(), scenario: withSkips(skip) }));
      if (!link.ok) throw new TypeError(link.key);
      const linked = await ready({ scenario: link.view.scenario });
      expect(linked.state().scenario).toEqual(defaultScenario());
      expect(linked.state().notice).toMatchObject({
        key: 'app.notice.scenarioReplaced',
        values: { path },
      });
    },
  );

  it.each([
    ['the mode', { gmkMode: 'single' } as const, [signature]],
    [
      'the members',
      {
        systems: defaultScenario().systems.map((system) => ({
          ...system,
          members: defaultMembers(1),
        })),
      },
      [signature, separation],
    ],
  ])(
    '[Keyladder §skips] what %s has no place for is made again, and said',
    async (_what, change, left) => {
      const skips = [signature, separation, { party: 'ue2', check: 'kms' }].filter(
        ({ party }) => party === 'ue1' || 'systems' in change,
      );
      const scenario: Scenario = { ...withSkips(...skips), gmkMode: 'dual-one-procedure' };
      const { state, settle } = await ready({ scenario });
      expect(state().scenario.skips).toEqual(skips);
      await settle(({ changeScenario }) => changeScenario(change));
      expect(state().scenario.skips).toEqual(left);
      expect(state().scenario).toMatchObject(change);
      expect(state().notice).toMatchObject({
        key: 'app.notice.skipsDropped',
        values: { count: 1 },
      });
    },
  );

  it('[Keyladder §skips] faults that have no place either are told in the same breath', async () => {
    const faults = [{ ...impostor, fault: 'second-gmk-missing' }];
    const scenario: Scenario = { ...withSkips(separation), faults, gmkMode: 'dual-one-procedure' };
    const { state, settle } = await ready({ scenario });
    await settle(({ changeScenario }) => changeScenario({ gmkMode: 'single' }));
    expect(state().scenario).toMatchObject({ faults: [], skips: [] });
    expect(state().notice).toMatchObject({
      key: 'app.notice.bothDropped',
      values: { faults: 1, skips: 1 },
    });
  });
});

describe('a run with checks left out', () => {
  it('[Keyladder §compare] is compared with designs in which nobody makes the check', async () => {
    const scenario: Scenario = {
      ...withSkips(signature, separation),
      gmkMode: 'dual-one-procedure',
    };
    const client = createInThreadClient(engine);
    const ofSide = scenarioOfDesign(scenario, 'single');
    const job = { kind: 'whole', side: 'single', scenario, ofSide, size: 3 } as const;
    const { run } = await runJob(client, job, () => {}, new AbortController().signal);
    expect(run?.[0].scenario.skips).toEqual([signature]);
    expect(basisOf(scenario)).not.toBe(basisOf({ ...scenario, skips: [] }));
  });

  it('[Keyladder §skips] has its baseline, with the same checks left out', async () => {
    const scenario: Scenario = { ...withSkips(signature), gmkMode: 'dual-one-procedure' };
    const { state } = await ready({ scenario });
    await vi.waitFor(() => expect(state().baseline).not.toBeNull(), { timeout: 20_000 });
    expect(state().baseline).toMatchObject({ messages: expect.anything() });
  });

  it('[Keyladder §predict] is asked about: the answer is the check that fires in the place of the one left out', async () => {
    const scenario = { ...withSkips(signature), faults: [impostor] };
    const { state } = await ready({ scenario, predicting: true });
    const question = openQuestion(state());
    expect(question?.answer).toMatchObject({ check: 'mki' });
    expect(question?.missed.map(({ id }) => id)).toEqual([theCheck]);
    state().toEnd();
    state().answerQuestion('mki');
    expect(state().quiz.revealed).toMatchObject({ right: true });
    expect(resultsOf(state().trace)[0]).toMatchObject({ missed: [signature] });
  });
});
