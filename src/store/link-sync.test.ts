import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manualClient } from '../worker/trace.fixture.ts';
import { createAppStore } from './app-store.ts';
import { decodeLink, encodeLink } from './link.ts';
import { type Page, syncLink } from './link-sync.ts';
import { defaultView } from './view.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function fakePage() {
  const location = { hash: '' };
  let listener = () => {};
  const page = {
    location,
    history: {
      replaceState: (_: unknown, __: string, hash: string) => {
        location.hash = hash;
      },
    },
    addEventListener: (_: string, listen: () => void) => {
      listener = listen;
    },
    removeEventListener: () => {
      listener = () => {};
    },
  } as unknown as Page;
  const paste = (hash: string) => {
    location.hash = hash;
    listener();
  };
  return { page, location, paste };
}

async function readyPage() {
  const client = manualClient();
  const store = createAppStore(client, { view: defaultView(), drawSeed: () => '' });
  const made = fakePage();
  const stop = syncLink(store, made.page);
  store.getState().rerun();
  await client.runs[0]?.finish();
  vi.runAllTimers();
  return { client, store, stop, ...made };
}

describe('the hash of the page', () => {
  it('follows the state, once in a while', async () => {
    const { store, location } = await readyPage();
    store.getState().toEnd();
    store.getState().openTab('keys');
    expect(decodeLink(location.hash)).toMatchObject({ view: { tab: 'step' } });
    vi.runAllTimers();
    expect(decodeLink(location.hash)).toMatchObject({
      view: { tab: 'keys', eventId: 'gkp.2.ue3.message.ok' },
    });
  });

  it('has a change at once, so that a reload does not lose it', async () => {
    const { store, location } = await readyPage();
    vi.advanceTimersByTime(1_000);
    store.getState().openTab('keys');
    vi.advanceTimersByTime(0);
    expect(decodeLink(location.hash)).toMatchObject({ view: { tab: 'keys' } });
    store.getState().openTab('crypto');
    vi.advanceTimersByTime(10);
    expect(decodeLink(location.hash)).toMatchObject({ view: { tab: 'keys' } });
    vi.advanceTimersByTime(300);
    expect(decodeLink(location.hash)).toMatchObject({ view: { tab: 'crypto' } });
  });

  it('stays as it is while a run is under way', async () => {
    const { client, store, location } = await readyPage();
    const before = location.hash;
    store.getState().changeScenario({ clockWindowSeconds: 10 });
    vi.runAllTimers();
    expect(location.hash).toBe(before);
    await client.runs[1]?.finish();
    vi.runAllTimers();
    expect(decodeLink(location.hash)).toMatchObject({
      view: { scenario: { clockWindowSeconds: 10 } },
    });
  });

  it('shows a link pasted into the page', async () => {
    const { client, store, paste } = await readyPage();
    const { scenario } = defaultView();
    paste(
      encodeLink({ ...defaultView(), scenario: { ...scenario, gmkMode: 'dual-two-procedures' } }),
    );
    vi.advanceTimersByTime(0);
    await client.runs[1]?.finish();
    expect(store.getState().scenario.gmkMode).toBe('dual-two-procedures');
  });

  it('leaves the screen as it was when the pasted link is broken, and says why', async () => {
    const { client, store, location, paste } = await readyPage();
    const { trace, cursor, scenario } = store.getState();
    const good = location.hash;
    paste('#v9.abc');
    expect(store.getState()).toMatchObject({ trace, cursor, scenario });
    expect(store.getState().notice).toMatchObject({ key: 'app.link.newer', values: { found: 9 } });
    expect(client.runs).toHaveLength(1);
    expect(location.hash).toBe(good);
  });

  it('is left alone after the end', async () => {
    const { store, stop, location } = await readyPage();
    const before = location.hash;
    stop();
    store.getState().toEnd();
    vi.runAllTimers();
    expect(location.hash).toBe(before);
  });

  it('holds the scenario only while an opened message is on the screen', async () => {
    const { client, store, location } = await readyPage();
    store.getState().openSource({ kind: 'message', octets: new Uint8Array(2) });
    await client.runs[1]?.finish();
    store.getState().toEnd();
    vi.runAllTimers();
    expect(decodeLink(location.hash)).toEqual({ ok: true, view: defaultView() });
  });
});
