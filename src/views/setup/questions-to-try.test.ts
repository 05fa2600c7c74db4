import { expect, it } from 'vitest';
import { harmsOf, parseScenario } from '../../engine/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { questionsToTry, scenarioToTry } from './questions-to-try.ts';

it('[Keyladder §questions] each loads a run that answers it', () => {
  const found = questionsToTry.map((question) => {
    const scenario = scenarioToTry(question);
    expect(parseScenario(scenario)).toMatchObject({ ok: true });
    return [question, harmsOf(eventsOf({ kind: 'scenario', scenario }))];
  });
  expect(Object.fromEntries(found)).toEqual({
    knowsNothing: ['wrong-purpose', 'under-other-key'],
    // UE 3 cannot open the Floor Request of UE 1, and sends its own under its key for media.
    someNeedIt: ['under-other-key', 'packet-closed'],
    severalKmss: [],
    regroupInside: [],
  });
});
