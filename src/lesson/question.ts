import * as v from 'valibot';
import { fact, says } from '../engine/index.ts';

/** A question of a lesson. Which answers are right is worked out from the run of its moment, wherever
 *  the run knows it; only a `choice` states them. */

/** `check`: which check stops it. `holds`: what a party holds now. `octets`: which payloads differ from
 *  those of another moment. `order`: the order of steps or checks. `choice`: options in own words. */
export const questionKinds = ['check', 'holds', 'octets', 'order', 'choice'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Longest texts, in characters; `text` and notes are as long as a page. */
export const longest = {
  title: 120,
  caption: 240,
  text: 4000,
  stem: 400,
  option: 200,
  why: 600,
  discuss: 600,
} as const;
export const optionCount = { least: 2, most: 8 } as const;

/** Tab and line break are the only characters without a form; no half of a character. */
const written = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;

export const text = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(written, says(fact('lesson.controlCharacter'))),
    v.trim(),
    v.maxLength(most),
  );
export const someText = (most: number) => v.pipe(text(most), v.minLength(1));
/** A name within its file: never an index, which would change when something is moved. */
export const identity = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, says(fact('lesson.identity'))),
);

/** `id`: the name of a check, a state of custody, a payload, a step; of a `choice` any name. `text`: own
 *  words, which the kinds other than `choice` need not have. `why`: said when the answer is revealed. */
export const optionSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.:_-]{0,79}$/)),
  text: v.optional(text(longest.option), ''),
  why: v.optional(text(longest.why), ''),
});

/** What is asked about, where the moment alone does not say it. `party` and `key` of `holds`; `against`
 *  of `octets`: the id of the other moment. */
export const aboutSchema = v.strictObject({
  party: v.optional(someText(40)),
  key: v.optional(someText(40)),
  against: v.optional(identity),
});

export const questionSchema = v.strictObject({
  id: identity,
  kind: v.picklist(questionKinds),
  stem: someText(longest.stem),
  about: v.optional(aboutSchema, {}),
  options: v.pipe(
    v.array(optionSchema),
    v.minLength(optionCount.least),
    v.maxLength(optionCount.most),
  ),
  /** Ids of the options that are right; of a `choice` only. */
  right: v.optional(v.pipe(v.array(v.string()), v.maxLength(optionCount.most)), []),
  /** What to talk about before the second vote. */
  discuss: v.optional(text(longest.discuss), ''),
});

export type QuestionOption = Readonly<v.InferOutput<typeof optionSchema>>;
export type LessonQuestion = Readonly<v.InferOutput<typeof questionSchema>>;
