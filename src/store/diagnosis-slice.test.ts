import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import { deviatingBundle } from '../testing/deviating-bundle.ts';
import type { DiagnosisEnd, EngineClient } from '../worker/engine-client.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';

const inThread = createInThreadClient(engine);
const opened = (bundle = deviatingBundle()) => ({ kind: 'bundle', bundle }) as const;
const published = new URL('../engine/vectors/message-bundle.json', import.meta.url);
const vector = engine.readBundles(readFileSync(published, 'utf8'));
const [good] = vector.ok ? vector.value : [];

function storeOver(client: Partial<EngineClient> = {}) {
  const view = { scenario: engine.defaultScenario() };
  const store = createAppStore({ ...inThread, ...client }, { view, drawSeed: () => '00' });
  const until = (isThere: (state: ReturnType<typeof store.getState>) => boolean) =>
    vi.waitFor(() => expect(isThere(store.getState())).toBe(true), { timeout: 60_000 });
  const at = () => store.getState().trace.events[store.getState().cursor];
  return { store, until, at };
}

it('a message that is opened shows its failing check, and then why it fails', async () => {
  const { store, until, at } = storeOver();
  store.getState().openSource(opened());
  await until(({ diagnosis }) => diagnosis?.status === 'done');
  const { diagnosis, selection, tab, wholeRun } = store.getState();
  expect(at()).toMatchObject({ kind: 'check', check: 'signature', passed: false });
  expect(selection.eventId).toBe(at()?.id);
  expect([tab, wholeRun]).toEqual(['checks', true]);
  expect(diagnosis?.diagnosed?.diagnosis).toMatchObject({
    deviation: 'signature.without-sign-header',
    grade: 'proved',
    thenPasses: { stopsAt: null },
  });
});

it('a run that takes the place of a message under way begins as runs do', async () => {
  const { store, until, at } = storeOver();
  store.getState().rerun();
  await until(({ run }) => run.status === 'done');
  store.getState().openSource(opened());
  store.getState().changeScenario({ gmkMode: 'dual-two-procedures' });
  await until(({ run, trace }) => run.status === 'done' && trace.source.kind === 'scenario');
  expect(store.getState()).toMatchObject({ wholeRun: false, selection: { eventId: null } });
  expect(at()).toMatchObject({ kind: 'message', name: 'notification' });
});

it('edited octets are opened anew where one stands, and the way back leads to the original', async () => {
  const { store, until, at } = storeOver({ diagnose: () => new Promise(() => {}) });
  const source = opened(good);
  store.getState().openSource(source);
  await until(({ run, trace }) => run.status === 'done' && trace.source.kind === 'bundle');
  expect(at()).toMatchObject({ kind: 'outcome', ok: true });
  store.getState().selectEvent(store.getState().trace.events[0]?.id ?? null);
  store.getState().editOpened([[4, 0x01]]);
  await until(({ trace }) => engine.editsOf(trace.source).length === 1);
  expect(store.getState()).toMatchObject({ tab: 'message', diagnosis: { status: 'running' } });
  const failed = (state = store.getState()) =>
    state.trace.events.filter((event) => event.kind === 'check' && !event.passed).length;
  expect(failed()).toBeGreaterThan(0);
  store.getState().editOpened([]);
  await until(({ trace }) => engine.editsOf(trace.source).length === 0);
  expect(failed()).toBe(0);
  expect(store.getState().trace.source).toEqual(source);
});

it('a search is cancelled, fails, and is left with its message', async () => {
  const asked: ((end: DiagnosisEnd) => void)[] = [];
  const signals: AbortSignal[] = [];
  const diagnose: EngineClient['diagnose'] = (_source, onStep, signal) => {
    signals.push(signal);
    onStep({ level: 2, done: 3, total: 9 });
    return new Promise((resolve) => asked.push(resolve));
  };
  const { store, until } = storeOver({ diagnose });
  store.getState().openSource({ ...opened(), edits: [[0, 0xff]] });
  await until(({ diagnosis }) => diagnosis !== null);
  expect(store.getState().diagnosis).toMatchObject({ level: 2, done: 3, total: 9 });
  store.getState().cancelDiagnosis();
  expect(signals[0]?.aborted).toBe(true);
  asked[0]?.({ status: 'done', diagnosed: { diagnosis: null, tried: { singles: [], pairs: 0 } } });
  await Promise.resolve();
  expect(store.getState().diagnosis).toMatchObject({ status: 'cancelled', diagnosed: null });
  void store.getState().diagnoseOpened();
  asked[1]?.({ status: 'failed', message: 'no answer', trouble: 'silent' });
  await until(({ diagnosis }) => diagnosis?.status === 'failed');
  store.getState().rerun();
  await until(({ trace }) => trace.source.kind === 'scenario');
  expect(store.getState().diagnosis).toBeNull();
  expect(store.getState().wholeRun).toBe(false);
});
