import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import { bytesToHex, defaultScenario, type Scenario } from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { decodeLink, encodeLink } from './link.ts';
import type { AppStoreState } from './store-state.ts';
import { defaultView } from './view.ts';

const gmk = 'gms/gmk/media';
const j = 'gms/j/media/sip:officer.1@mcptt.example.org';
const draws: Scenario['draws'] = { [gmk]: 'ab'.repeat(16), [j]: '11'.repeat(32) };
const one = {
  ...defaultScenario(),
  systems: defaultScenario().systems.map((system) => ({
    ...system,
    members: system.members.slice(0, 1),
  })),
};

async function ready(scenario: Scenario) {
  const store = createAppStore(createInThreadClient(engine), {
    view: { ...defaultView(), scenario },
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

const gmkOf = ({ trace }: AppStoreState) => {
  const made = trace.events.find(({ kind }) => kind === 'store');
  return made?.kind === 'store' ? bytesToHex(made.record.gmk) : null;
};

describe('values of a scenario’s own', () => {
  it('[Keyladder §draws] go with the link, which is as it was without them', () => {
    const link = encodeLink({ ...defaultView(), scenario: { ...one, draws } });
    const read = decodeLink(link);
    expect(read.ok && read.view.scenario.draws).toEqual(draws);
    expect(encodeLink(defaultView())).toBe(
      encodeLink({ ...defaultView(), scenario: { ...defaultScenario(), draws: {} } }),
    );
  });

  it('[Keyladder §draws] are used, refused where they cannot be, and taken out where they have no place', async () => {
    const { state, settle } = await ready({ ...one, draws });
    expect(gmkOf(state())).toBe(draws[gmk]);
    const before = state().trace;

    await settle(({ changeScenario }) =>
      changeScenario({ draws: { ...draws, [j]: '00'.repeat(32) } }),
    );
    expect(state().notice).toMatchObject({
      key: 'app.notice.scenarioRejected',
      values: { path: `draws.${j}`, reason: { code: 'draw.range' } },
    });
    expect([state().trace, state().scenario.draws]).toEqual([before, draws]);

    await settle(({ changeScenario }) =>
      changeScenario({ gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' }),
    );
    expect(state().scenario.draws).toEqual({ [gmk]: draws[gmk] });
    expect(state().notice).toMatchObject({ key: 'app.notice.drawsDropped', values: { count: 1 } });
    expect(gmkOf(state())).toBe(draws[gmk]);
  });
});
