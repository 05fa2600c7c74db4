import { defaultScenario, eventIndex, type Scenario, type TraceEvent } from '../../engine/index.ts';
import { shownOf } from '../../store/lesson-view.ts';
import { defaultView } from '../../store/view.ts';
import { type Lesson, type LessonMoment, lessonFormat, lessonVersion } from '../lesson.ts';
import { placeOf } from '../place.ts';
import type { LessonQuestion } from '../question.ts';
import type { ShippedLanguage } from '../shipped/index.ts';
import type { LessonSource, MomentSource, QuestionSource, Said } from './lesson-source.ts';
import { runOf } from './run-of.ts';

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

/** Says a text in a language; in French with spaces that do not break before and inside its signs. */
function sayIn(language: ShippedLanguage) {
  return (said: Said | undefined) => {
    const words = said?.[language] ?? '';
    return language === 'fr' ? words.replace(/ (?=[:;?!»])|(?<=«) /g, '\u00a0') : words;
  };
}

function momentIn(source: MomentSource, language: ShippedLanguage): LessonMoment {
  const say = sayIn(language);
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
    caption: say(source.caption),
    text: say(source.text),
    notes: say(source.notes),
    ...(source.minutes !== undefined && { minutes: source.minutes }),
    expect,
    ...(source.question && { question: questionIn(source.question, language) }),
  };
}

function questionIn(source: QuestionSource, language: ShippedLanguage): LessonQuestion {
  const say = sayIn(language);
  return {
    id: source.id,
    kind: source.kind,
    stem: say(source.stem),
    about: source.about ?? {},
    options: source.options.map(({ id, text, why }) => ({ id, text: say(text), why: say(why) })),
    right: [...(source.right ?? [])],
    discuss: say(source.discuss),
  };
}

function unknownPlace({ id, at }: MomentSource, events: readonly TraceEvent[]): string {
  const [start = ''] = at.split('.', 1);
  const likely = events.filter((event) => event.id.startsWith(`${start}.`));
  return `moment ${id}: no event ${at} among\n${likely.map((event) => event.id).join('\n')}`;
}
