import { describe, expect, it } from 'vitest';
import { actOfId, actorsOf, defaultScenario, type Scenario } from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { traceInAct } from './acts.ts';
import { lineageEvents, lineageGraph, lineagePlace, lineageValue } from './lineage-selectors.ts';
import { followingCursor } from './moment.ts';
import { newQuiz } from './quiz.ts';
import { focusOf } from './trace-index.ts';

const source = { kind: 'scenario' as const, scenario: defaultScenario() };
const events = eventsOf(source);
const trace = { source, actors: actorsOf(source), events, timings: {} };
const cursor = events.length - 1;
const state = {
  trace,
  quiz: newQuiz(trace),
  act: 1,
  cursor,
  selection: followingCursor,
  run: { status: 'done' as const, done: 1, total: 1 },
};

describe('the events of a lineage', () => {
  it('leave out what other members did who do not talk', () => {
    const foci = new Set(lineageEvents(events, 'ue3').map(({ event }) => focusOf(event)));
    expect([...foci].sort()).toEqual(['gms', 'kms', 'ue1', 'ue2', 'ue3']);
    const ofOthers = lineageEvents(events, 'ue3').flatMap(({ event }) =>
      focusOf(event) === 'ue1' && event.step !== 'use' && event.kind === 'compute'
        ? [event.operation]
        : [],
    );
    expect(ofOthers).toEqual(['user-salt', 'guk-id', 'user-salt', 'srtp-keys']);
  });
});

describe('a lineage in a later act', () => {
  it('goes on from the acts before: a key of the first is used in the last, a renewed one is another', () => {
    const acts: Scenario['acts'] = [
      { act: 'renew', afterSeconds: 60, keys: 'floor', gmkId: 'new', oldKey: 'kept' },
      { act: 'join', afterSeconds: 60, system: 'primary', uri: 'sip:new@mcptt.example.org' },
    ];
    const scenario: Scenario = {
      ...{ ...defaultScenario(), gmkMode: 'dual-one-procedure', acts },
    };
    const whole = { ...trace, source: { kind: 'scenario' as const, scenario } };
    const run = { ...whole, events: eventsOf(whole.source) };
    const last = traceInAct(run, 3);
    const at = { trace: last, quiz: newQuiz(run), act: 3, cursor: last.events.length - 1 };
    const graph = lineageGraph(at, 'ue1');
    const keys = [
      'gkp.1.gms.compute.gmk.media',
      'gkp.1.gms.compute.gmk.floor',
      'act2-gkp.1.gms.compute.gmk',
    ];
    // A key that is kept is tried on a packet for the other purpose, which it does not open.
    const actsOfKey = (start: string) => {
      const made = run.events.find(({ id }) => id.startsWith(start));
      const value = made && lineageValue(graph, { eventId: made.id, name: 'GMK', member: 'ue1' });
      const used = value?.places.filter(({ eventId }) => !eventId.includes('srtp-keys-other'));
      return [...new Set(used?.map(({ eventId }) => actOfId(eventId)))];
    };
    expect(keys.map(actsOfKey)).toEqual([[1, 2, 3], [1], [2, 3]]);
  });
});

describe('the place of a value', () => {
  const gmk = events.flatMap((event) =>
    event.kind === 'compute' && event.operation === 'gmk' ? event.working.outputs : [],
  )[0];
  if (!gmk) throw new TypeError('no GMK');

  it('is where it first came up, with the member of the shown event', () => {
    const shown = { ...state, selection: { ...followingCursor, eventId: 'gkp.2.ue3.message.ok' } };
    const place = lineagePlace(shown, gmk);
    expect(place).toEqual({ eventId: 'gkp.1.gms.compute.gmk', name: 'GMK', member: 'ue3' });
    const graph = lineageGraph(state, 'ue3');
    expect(place && lineageValue(graph, place)?.octets).toEqual(gmk.value);
    expect(lineagePlace(state, gmk)?.member).toBe('ue1');
  });

  it('is none for what is not there yet, for flags, counts and texts, and while it runs', () => {
    expect(lineagePlace({ ...state, cursor: 3 }, gmk)).toBeNull();
    expect(lineagePlace(state, { name: 'valid', value: true })).toBeNull();
    expect(lineagePlace(state, { name: 'Status', value: 1, lengthBytes: 4 })).toBeNull();
    const identity = { name: 'p1Identity', value: 'sip:officer.1@mcptt.example.org' };
    expect(lineagePlace(state, identity)).toBeNull();
    const running = { ...state, run: { status: 'running' as const, done: 1, total: 2 } };
    expect(lineagePlace(running, gmk)).toBeNull();
  });

  it('the graph is made once for a cursor', () => {
    expect(lineageGraph(state, 'ue1')).toBe(lineageGraph(state, 'ue1'));
    expect(lineageGraph({ ...state, cursor: 30 }, 'ue1')).not.toBe(lineageGraph(state, 'ue1'));
  });
});
