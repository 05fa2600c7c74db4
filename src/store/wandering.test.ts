import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as engine from '../engine/index.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { encodeLink } from './link.ts';
import type { Level } from './state.ts';
import { defaultView, viewOf } from './view.ts';

const moves = ['stepForward', 'stepForward', 'stepBack', 'stepBack', 'toStart', 'toEnd'] as const;

async function openedAt(level: Level): Promise<AppStore> {
  const client = createInThreadClient(engine);
  const view = { ...defaultView(), level };
  const store = createAppStore(client, { view, drawSeed: () => '' });
  const over = new Promise<void>((resolve) => {
    store.subscribe(({ run }) => run.status !== 'running' && resolve());
  });
  store.getState().rerun();
  await over;
  return store;
}

/** What the screen is drawn from: the moment, what is looked into, and the link. */
function seen(store: AppStore) {
  const state = store.getState();
  const { cursor, selection, unfolded, followed, act, tab, trace } = state;
  return {
    cursor,
    selection,
    unfolded,
    followed,
    act,
    tab,
    trace,
    link: encodeLink(viewOf(state)),
  };
}

it.each(['figure', 'members', 'everything'] as const)(
  '[Keyladder §moment] random moves among %s end in the state of a straight replay',
  async (level) => {
    const [wanderer, straight] = [await openedAt(level), await openedAt(level)];
    straight.setState({ trace: wanderer.getState().trace });
    const walk = fc.array(fc.constantFrom(...moves), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(walk, (walked) => {
        for (const move of walked) wanderer.getState()[move]();
        const { cursor } = wanderer.getState();
        straight.getState().toStart();
        while (straight.getState().cursor < cursor) straight.getState().stepForward();
        expect(seen(straight)).toEqual(seen(wanderer));
      }),
      { numRuns: 20 },
    );
  },
);
