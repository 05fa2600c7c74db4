import { expect, it } from 'vitest';
import { harmsOf, parseScenario } from '../../engine/index.ts';
import { decodeLink, encodeLink } from '../../store/link.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { questionsToTry, viewToTry } from './questions-to-try.ts';

it('[Keyladder §questions] each loads a run that answers it, and its link shows the same', () => {
  const found = questionsToTry.map((question) => {
    const view = viewToTry(question);
    const { scenario } = view;
    expect(parseScenario(scenario)).toMatchObject({ ok: true });
    expect(decodeLink(encodeLink(view))).toMatchObject({ ok: true, view });
    expect(view.act).toBeLessThanOrEqual(scenario.acts.length + 1);
    const events = eventsOf({ kind: 'scenario', scenario });
    const ids = new Set(events.map(({ id }) => id));
    for (const id of [view.eventId, view.selection.eventId]) {
      if (id !== null) expect(ids).toContain(id);
    }
    return [question, harmsOf(events)];
  });
  expect(Object.fromEntries(found)).toEqual({
    olderReceiver: [],
    knowsNothing: ['wrong-purpose', 'under-other-key'],
    toldApart: [],
    // UE 1 keeps neither key; UE 2 misses the first sending and has the key from the second.
    secondFails: ['key-missing', 'packet-closed'],
    octetsChanged: [],
    whichClause: [],
    offline: ['key-missing', 'packet-closed', 'no-answer'],
    renewFloor: [],
    leaves: [],
    stage3: [],
    // The new GMK was kept from UE 1.
    replay: ['key-missing', 'packet-closed'],
    oneForBoth: [],
    saves: [],
    someNeedIt: [],
    partnerReads: [],
    partnerRestarts: ['key-missing', 'packet-closed', 'no-answer'],
    oneKms: [],
    severalKmss: [],
    regroupInside: [],
  });
});

it('[Keyladder §questions] what tells the keys apart stands where the view shows it, and the replay fails there', () => {
  const { scenario, selection } = viewToTry('toldApart');
  const sent = eventsOf({ kind: 'scenario', scenario }).find(({ id }) => id === selection.eventId);
  expect(sent?.kind === 'message' && sent.payloads.map(({ purpose }) => purpose)).toEqual([
    'media',
    'floor',
  ]);
  const replayed = viewToTry('replay');
  const events = eventsOf({ kind: 'scenario', scenario: replayed.scenario });
  const check = events.find(({ id }) => id === replayed.eventId);
  expect(check?.kind === 'check' && check.failure?.code).toBe('replay');
});
