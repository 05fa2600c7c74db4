import type { Note } from '../../diagram/sequence.ts';
import {
  type Actor,
  type FaultEntry,
  hasPartner,
  planOf,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import { createActorNames, type Words } from '../actor-names.ts';
import type { StepNames } from '../step-words.ts';

/** What a sequence is told with. */
export type SequenceWords = StepNames;

/** The words of a run: every UE has its number in sentences. */
export function sequenceWords(
  words: Words,
  scenario: Scenario,
  actors: readonly Actor[],
): SequenceWords {
  return {
    words,
    list: (items) => words('ladder.listed', { items }),
    names: createActorNames(words, hasPartner(scenario), { primary: 2, partner: 2 }),
    actors,
    twice: planOf(scenario).rounds.length > 1,
  };
}

export const faultTitle = ({ fault }: FaultEntry, words: Words): string =>
  words(`faults.${fault}.title`);

/** The faults that altered something at events, each once. */
export function faultNotes(
  scenario: Scenario,
  events: readonly TraceEvent[],
  { words }: Pick<SequenceWords, 'words'>,
  over: Note['over'],
): readonly Note[] {
  const places = new Set(events.flatMap(({ faults }) => faults ?? []));
  return [...places].flatMap((place) => {
    const entry = scenario.faults[place];
    if (entry === undefined) return [];
    const line = words('diagram.fault', { title: faultTitle(entry, words) });
    return [{ kind: 'note' as const, over, lines: [line], tone: 'fault' as const }];
  });
}
