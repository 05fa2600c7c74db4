import * as v from 'valibot';
import { fact, type Scenario, says, scenarioSchema } from '../engine/index.ts';
import { newestVersion } from './migrate.ts';
import { identity, longest, questionSchema, someText, text } from './question.ts';

/** A lesson as a file has it: complete values, so that no later default changes what it shows. */

export const lessonFormat = 'keyladder-lesson';
export const lessonVersion = newestVersion;
export const maxMoments = 60;
/** Longest file that is read and written, in characters. */
export const maxLessonLength = 4_000_000;

/** Where in the run: the id of the event at the cursor, and beside it what finds the like of it in a run
 *  whose events are named otherwise. */
export const placeSchema = v.strictObject({
  eventId: someText(200),
  /** The name of the message or check, or the kind of the event. */
  message: v.optional(text(100), ''),
  clause: v.optional(text(100), ''),
  /** How many like it come before, counted from 1. */
  occurrence: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});

/** What the page shows: the fields of a view in a link (`store/view-fields.ts`), each with its value. What
 *  is left out is as on a first visit of version 1 of this format. */
export const shownSchema = v.record(v.string(), v.unknown());

export const highlightKinds = ['actor', 'step', 'event', 'field', 'custody'] as const;
export const highlightSchema = v.strictObject({
  kind: v.picklist(highlightKinds),
  ref: someText(200),
});

/** What the run is to come to; what differs when the file is opened is told. */
export const expectSchema = v.strictObject({
  firstFailedCheck: v.nullable(someText(60)),
  /** Of the whole trace; empty where it is not held to its octets. */
  digest: text(128),
});

export const momentSchema = v.strictObject({
  id: identity,
  scenario: scenarioSchema,
  at: placeSchema,
  view: v.optional(shownSchema, {}),
  highlight: v.optional(v.pipe(v.array(highlightSchema), v.maxLength(12)), []),
  /** One sentence, read from the back of the room. */
  caption: text(longest.caption),
  text: v.optional(text(longest.text), ''),
  /** For the speaker only. */
  notes: v.optional(text(longest.text), ''),
  minutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(600))),
  expect: v.optional(expectSchema, { firstFailedCheck: null, digest: '' }),
  question: v.optional(questionSchema),
});

export const lessonSchema = v.strictObject({
  format: v.literal(lessonFormat),
  version: v.literal(lessonVersion),
  id: identity,
  title: someText(longest.title),
  language: v.pipe(
    v.string(),
    v.regex(/^[a-z]{2}(-[A-Za-z0-9]{1,8})*$/, says(fact('lesson.language'))),
  ),
  madeWith: text(40),
  minutes: v.pipe(v.number(), v.minValue(0), v.maxValue(600)),
  licence: v.optional(text(80)),
  moments: v.pipe(v.array(momentSchema), v.minLength(1), v.maxLength(maxMoments)),
});

export type Highlight = Readonly<v.InferOutput<typeof highlightSchema>>;
export type LessonPlace = Readonly<v.InferOutput<typeof placeSchema>>;
export type LessonMoment = Readonly<
  Omit<v.InferOutput<typeof momentSchema>, 'scenario'> & { scenario: Scenario }
>;
export type Lesson = Readonly<
  Omit<v.InferOutput<typeof lessonSchema>, 'moments'> & { moments: readonly LessonMoment[] }
>;
