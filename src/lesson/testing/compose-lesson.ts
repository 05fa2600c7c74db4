import { defaultScenario, eventIndex, type Scenario, type TraceEvent } from '../../engine/index.ts';
import { shownOf } from '../../store/lesson-view.ts';
import { defaultView } from '../../store/view.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { createExpectation } from '../expectation.ts';
import { type Lesson, type LessonMoment, lessonFormat, lessonVersion } from '../lesson.ts';
import { placeOf } from '../place.ts';
import type { LessonQuestion } from '../question.ts';
import type { ShippedLanguage } from '../shipped/index.ts';
import type { LessonSource, MomentSource, QuestionSource, Said } from './lesson-source.ts';

/** Makes a lesson of its source in one language: runs every scenario, and fills in where its moments
 *  stand and what the runs come to. Throws RangeError where a moment names an event its run has not. */
export function composeLesson(source: LessonSource, language: ShippedLanguage): Lesson {
  return {
    format: lessonFormat,
    version: lessonVersion,
    id: source.id,
    title: source.title[language],
    language,
    madeWith: 'Keyladder',
    minutes: source.minutes,
    moments: source.moments.map((moment) => momentIn(moment, language)),
  };
}

function momentIn(source: MomentSource, language: ShippedLanguage): LessonMoment {
  const say = (said: Said | undefined) => said?.[language] ?? '';
  const scenario: Scenario = { ...defaultScenario(), ...source.scenario };
  const { events, expect } = runOf(scenario);
  const index = eventIndex(events, source.at);
  if (index < 0) throw new RangeError(unknownPlace(source, events));
  return {
    id: source.id,
    scenario,
    at: placeOf(events, index),
    view: shownOf({ ...defaultView(), ...source.view }),
    highlight: [...(source.highlight ?? [])],
    caption: source.caption[language],
    text: say(source.text),
    notes: say(source.notes),
    ...(source.minutes !== undefined && { minutes: source.minutes }),
    expect,
    ...(source.question && { question: questionIn(source.question, language) }),
  };
}

function questionIn(source: QuestionSource, language: ShippedLanguage): LessonQuestion {
  const say = (said: Said | undefined) => said?.[language] ?? '';
  return {
    id: source.id,
    kind: source.kind,
    stem: source.stem[language],
    about: source.about ?? {},
    options: source.options.map(({ id, text, why }) => ({ id, text: say(text), why: say(why) })),
    right: [...(source.right ?? [])],
    discuss: say(source.discuss),
  };
}

type Run = Readonly<{ events: readonly TraceEvent[]; expect: LessonMoment['expect'] }>;
const runs = new Map<string, Run>();

/** Moments that lie in the same run, and languages, share it. */
function runOf(scenario: Scenario): Run {
  const key = JSON.stringify(scenario);
  const known = runs.get(key);
  if (known) return known;
  const events = eventsOf({ kind: 'scenario', scenario });
  const fold = createExpectation(true);
  events.forEach(fold.add);
  const run = { events, expect: fold.expectation() };
  runs.set(key, run);
  return run;
}

function unknownPlace({ id, at }: MomentSource, events: readonly TraceEvent[]): string {
  const [start = ''] = at.split('.', 1);
  const likely = events.filter((event) => event.id.startsWith(`${start}.`));
  return `moment ${id}: no event ${at} among\n${likely.map((event) => event.id).join('\n')}`;
}
