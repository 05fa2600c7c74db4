import { base64urlnopad } from '@scure/base';
import { inflateSync, strFromU8 } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import * as engine from '../engine/index.ts';
import {
  defaultPartnerSystem,
  defaultScenario,
  type FaultEntry,
  faultById,
  faults,
  hasFailed,
  type Scenario,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createInThreadClient } from '../worker/in-thread-client.ts';
import { createAppStore } from './app-store.ts';
import { decodeLink, encodeLink } from './link.ts';
import { candidatesFor, drawMystery, maskOfSeed, mysteriousIn } from './mystery-draw.ts';
import { giveUp, nameFault, takeHint } from './mystery-game.ts';
import { maskFault, unmaskFault } from './mystery-mask.ts';
import { defaultView, type View, viewOf } from './view.ts';

const client = createInThreadClient(engine);
const signal = new AbortController().signal;
const seedOf = (n: number) => n.toString(16).padStart(8, '0').repeat(4);

const [system] = defaultScenario().systems;
if (system === undefined) throw new TypeError('the default scenario has no system');
const small = { ...system, members: system.members.slice(0, 2) };
const oneSystem: Scenario = { ...defaultScenario(), systems: [small] };
const partner = defaultPartnerSystem();
const twoSystems: Scenario = {
  ...oneSystem,
  procedure: 'group-regroup',
  gmkMode: 'dual-one-procedure',
  systems: [small, { ...partner, members: partner.members.slice(0, 2) }],
};

const signer: FaultEntry = {
  ...{ fault: 'wrong-signer', at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
};

async function ready(view: Partial<View> = {}) {
  const store = createAppStore(client, {
    view: { ...defaultView(), scenario: oneSystem, ...view },
    drawSeed: () => seedOf(1),
  });
  const state = store.getState;
  const done = () =>
    vi.waitFor(() => expect(state().run.status).toBe('done'), { timeout: 20_000, interval: 20 });
  state().rerun();
  await done();
  return { store, state, done };
}

const octetsOf = (events: readonly engine.TraceEvent[]) =>
  events
    .flatMap((event) => (event.kind === 'message' ? event.payloads : []))
    .map((one) => one.sent);

describe('drawing a fault nobody is told of', () => {
  it.each([
    ['one system', oneSystem, 4],
    ['two systems', twoSystems, 2],
  ])(
    '[Keyladder §mystery] gives for %s one that strikes, the same for a seed',
    async (_, scenario, rounds) => {
      const drawn = new Set<string>();
      for (let n = 1; n <= rounds; n += 1) {
        const entry = await drawMystery(scenario, seedOf(n * 7919), client.run, signal);
        if (entry === null) throw new TypeError('nothing was drawn');
        const again = await drawMystery(scenario, seedOf(n * 7919), client.run, signal);
        expect(again).toEqual(entry);
        expect(engine.faultProblems({ ...scenario, faults: [entry] })).toEqual([]);
        const events = eventsOf({ kind: 'scenario', scenario: { ...scenario, faults: [entry] } });
        const isStopped = events.some((event) => event.kind === 'check' && !event.passed);
        expect(isStopped || engine.harmsOf(events).length > 0, entry.fault).toBe(true);
        drawn.add(entry.fault);
      }
      expect(drawn.size).toBeGreaterThan(1);
    },
  );

  it('[Keyladder §mystery] never draws who stands in the figure, nor one that nobody notices', () => {
    const ids = mysteriousIn(oneSystem).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter((id) => faultById(id)?.outsider)).toEqual([]);
    expect(ids).not.toContain('octets-edited');
  });

  it('[Keyladder §mystery] offers six it could be, the right one among them once', () => {
    for (const { id } of mysteriousIn(oneSystem)) {
      const offered = candidatesFor(oneSystem, { ...signer, fault: id }).map((one) => one.id);
      expect(new Set(offered).size).toBe(6);
      expect(offered.filter((one) => one === id)).toHaveLength(1);
    }
    const kinds = candidatesFor(oneSystem, signer).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'signature').length).toBeGreaterThanOrEqual(3);
  });
});

describe('a hidden fault in a link', () => {
  it('[Keyladder §mystery] comes back, and every seed writes it otherwise', () => {
    const texts = [1, 2, 0xffff_ffff, 0].map((seed) => maskFault(signer, seed));
    expect(new Set(texts.map((text) => text.slice(8))).size).toBeGreaterThan(2);
    for (const text of texts) expect(unmaskFault(text)).toEqual(signer);
    expect(maskOfSeed('ffffffff00')).toBe(0xffff_ffff);
  });

  it('[Keyladder §mystery] is not to be read, nor after base64 and inflate', () => {
    for (const { id } of faults) {
      const mystery = maskFault({ ...signer, fault: id }, maskOfSeed(seedOf(77)));
      const hash = encodeLink({ ...defaultView(), mystery });
      const body = hash.slice(hash.indexOf('.') + 1);
      const json = strFromU8(inflateSync(base64urlnopad.decode(body)));
      const inner = strFromU8(base64urlnopad.decode(mystery), true);
      for (const text of [hash, json, inner]) {
        expect(text).not.toContain(id);
        expect(text).not.toContain('"fault"');
      }
    }
  });

  it('[Keyladder §mystery] that was cut, altered or made up is refused in words', async () => {
    const good = maskFault(signer, 5);
    const forged = maskFault({ ...signer, fault: '../../etc' }, 5);
    const odd = maskFault(JSON.parse('{"fault":"wrong-signer","at":7}'), 5);
    const flipped = `${good.slice(0, 20)}${good[20] === 'A' ? 'B' : 'A'}${good.slice(21)}`;
    for (const text of [good.slice(0, -3), flipped, 'AAAA', '', '!']) {
      expect(unmaskFault(text)).toBeNull();
    }
    const link = decodeLink(encodeLink({ ...defaultView(), mystery: 'a b' }));
    expect(link).toMatchObject({ ok: false, key: 'app.link.field', values: { path: 'j' } });
    for (const mystery of [flipped, forged, odd]) {
      const { state } = await ready({ mystery });
      expect(state().mystery).toBeNull();
      expect(state().notice).toMatchObject({ key: 'mystery.broken' });
      expect(state().trace.events.some(hasFailed)).toBe(false);
    }
  });

  it('[Keyladder §mystery] that is no fault at all ends with a notice, and the run is a good one', async () => {
    const { state } = await ready({ mystery: maskFault({ ...signer, fault: 'no-such-fault' }, 9) });
    expect(state().mystery).toBeNull();
    expect(state().notice).toMatchObject({ key: 'mystery.over' });
    expect(state().trace.events.some(hasFailed)).toBe(false);
  });
});

describe('a mystery', () => {
  const hidden = () => ready({ mystery: maskFault(signer, 5) });

  it('[Keyladder §mystery] is in the run and nowhere told', async () => {
    const { state } = await hidden();
    const { trace, scenario } = state();
    const failed = trace.events.find((event) => event.kind === 'check' && !event.passed);
    expect(failed).toMatchObject({ check: 'signature', actor: 'ue2' });
    expect(scenario.faults).toEqual([]);
    expect(trace.source).toEqual({ kind: 'scenario', scenario });
    expect(trace.events.filter(({ faults: marks }) => marks !== undefined)).toEqual([]);
    const told = JSON.stringify({ trace, scenario, view: viewOf(state()) }, (_key, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    expect(told).not.toContain('wrong-signer');
    expect(encodeLink(viewOf(state()))).toBe(
      encodeLink({ ...viewOf(state()), mystery: maskFault(signer, 5) }),
    );
  });

  it('[Keyladder §mystery] leaves the marks of the faults that are told', async () => {
    const { state, done } = await hidden();
    state().addFault({ ...signer, fault: 'notification-lost', to: ['ue1'] });
    await done();
    const marks = state().trace.events.flatMap(({ faults: own = [] }) => own);
    expect(new Set(marks)).toEqual(new Set([0]));
    expect(state().mystery).not.toBeNull();
  });

  it('[Keyladder §mystery] costs by hint and by wrong name, and then is a fault like any other', async () => {
    const { store, state, done } = await hidden();
    const before = octetsOf(state().trace.events);
    takeHint(store);
    nameFault(store, 'signature-bit-flip');
    nameFault(store, 'signature-bit-flip');
    expect(state().mystery).toMatchObject({ hints: 1, wrong: ['signature-bit-flip'] });
    nameFault(store, 'wrong-signer');
    await done();
    expect(state().mystery).toBeNull();
    expect(state().solved).toEqual({ entry: signer, named: true, points: 5 });
    expect(state().mysteryScore).toEqual({ points: 5, rounds: 1 });
    expect(state().scenario.faults).toEqual([signer]);
    expect(octetsOf(state().trace.events)).toEqual(before);
    expect(state().trace.events.some(({ faults: own }) => own?.includes(0))).toBe(true);
  });

  it('[Keyladder §mystery] that is given up wins nothing', async () => {
    const { store, state, done } = await hidden();
    for (let n = 0; n < 9; n += 1) takeHint(store);
    expect(state().mystery?.hints).toBe(3);
    giveUp(store);
    await done();
    expect(state().solved).toMatchObject({ named: false, points: 0 });
  });

  it('[Keyladder §mystery] ends where the run has no place for it any more', async () => {
    const only = { ...signer, at: { procedure: 2, step: 1 }, to: 'all' } as const;
    const scenario: Scenario = { ...oneSystem, gmkMode: 'dual-two-procedures' };
    const { state, done } = await ready({ scenario, mystery: maskFault(only, 5) });
    expect(state().mystery).not.toBeNull();
    state().changeScenario({ gmkMode: 'single' });
    await done();
    expect(state().mystery).toBeNull();
    expect(state().notice).toMatchObject({ key: 'mystery.over' });
  });

  it('[Keyladder §mystery] comes and goes with the link that is shown', async () => {
    const { state, done } = await ready();
    const plain = { ...defaultView(), scenario: oneSystem };
    const isRefused = () => state().trace.events.some(hasFailed);
    expect(isRefused()).toBe(false);
    state().showView({ ...plain, mystery: maskFault(signer, 5) });
    await done();
    expect(isRefused()).toBe(true);
    state().showView(plain);
    await done();
    expect(isRefused()).toBe(false);
  });
});
