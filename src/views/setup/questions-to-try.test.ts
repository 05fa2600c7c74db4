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
    return [question, harmsOf(eventsOf({ kind: 'scenario', scenario }))];
  });
  expect(Object.fromEntries(found)).toEqual({
    knowsNothing: ['wrong-purpose', 'under-other-key'],
    // UE 1 keeps neither key; UE 2 misses the first sending and has the key from the second.
    secondFails: ['key-missing', 'packet-closed'],
    offline: ['key-missing', 'packet-closed', 'no-answer'],
    renewFloor: [],
    leaves: [],
    // UE 3 cannot open the Floor Request of UE 1, and sends its own under its key for media.
    someNeedIt: ['under-other-key', 'packet-closed'],
    partnerReads: [],
    partnerRestarts: ['key-missing', 'packet-closed', 'no-answer'],
    oneKms: [],
    severalKmss: [],
    regroupInside: [],
  });
});
