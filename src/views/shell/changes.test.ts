import { describe, expect, it } from 'vitest';
import { createAppStore } from '../../store/app-store.ts';
import type { AppState } from '../../store/state.ts';
import { defaultView } from '../../store/view.ts';
import { manualClient } from '../../worker/trace.fixture.ts';
import { type Change, changesOf, withChange } from './changes.ts';

async function listened() {
  const client = manualClient();
  const store = createAppStore(client, { view: defaultView(), drawSeed: () => '00'.repeat(16) });
  store.getState().rerun();
  await client.runs[0]?.finish();
  let heard: readonly Change[] = [];
  store.subscribe((now, before) => {
    heard = changesOf(before, now).reduce(withChange, heard);
  });
  /** What is told of an action, as `level members`. */
  const during = async (act: (state: AppState) => void) => {
    heard = [];
    act(store.getState());
    await client.runs[1]?.finish();
    return heard.map((change) => ('of' in change ? `${change.kind} ${change.of}` : change.kind));
  };
  return { store, during };
}

describe('what is announced', () => {
  it('is the caption when the run is presented, and then once a step', async () => {
    const { during } = await listened();
    expect(await during((state) => state.present())).toEqual(['moment']);
    expect(await during((state) => state.present())).toEqual([]);
    expect(await during((state) => state.stepForward())).toEqual(['moment']);
  });

  it('is one thing a step, and nothing where the cursor stays', async () => {
    const { during } = await listened();
    expect(await during((state) => state.stepForward())).toEqual(['moment']);
    expect(await during((state) => state.toStart())).toEqual(['moment']);
    expect(await during((state) => state.toStart())).toEqual([]);
    expect(await during((state) => state.openTab('checks'))).toEqual([]);
  });

  it('is each choice once, and of a run how it ended', async () => {
    const { during } = await listened();
    expect(await during((state) => state.setLevel('members'))).toEqual(['level members']);
    expect(await during((state) => state.toggleText())).toEqual(['asText on']);
    expect(await during((state) => state.showScreen('custody'))).toEqual(['screen custody']);
    expect(await during((state) => state.togglePlay())).toEqual(['playing on']);
    expect(
      await during((state) => state.changeScenario({ gmkMode: 'dual-one-procedure' })),
    ).toEqual(['gmkMode dual-one-procedure', 'playing off', 'run done', 'moment']);
  });

  it('is information, not an error, which speaks for itself', async () => {
    const { during } = await listened();
    const notice = (tone: 'info' | 'error') => ({ tone, key: 'app.share.copied', values: {} });
    expect(await during((state) => state.notify(notice('info')))).toEqual(['notice']);
    expect(await during((state) => state.notify(notice('error')))).toEqual([]);
    expect(await during((state) => state.dismissNotice())).toEqual([]);
  });
});
