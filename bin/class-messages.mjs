import { isDrawing } from './class-moments.mjs';

/** @typedef {import('../src/class/protocol.ts').HostCommand} HostCommand */
/** @typedef {import('../src/class/protocol.ts').SpeakerCommand} SpeakerCommand */

/** Reads what comes as JSON: what is wanted, or null. A field nobody knows refuses the whole, so that no
 *  answer can slip in beside a question. */

const longestPicture = 400_000;

/** @typedef {(value: unknown) => boolean} Test */

/** @type {(least: number, most: number) => Test} */
const text = (least, most) => (it) =>
  typeof it === 'string' && it.length >= least && it.length <= most;
/** @type {(least: number, most: number) => Test} */
const whole = (least, most) => (it) =>
  typeof it === 'number' && Number.isInteger(it) && it >= least && it <= most;
/** @type {(test: Test, least: number, most: number) => Test} */
const list = (test, least, most) => (it) =>
  Array.isArray(it) && it.length >= least && it.length <= most && it.every(test);
/** @type {(...values: readonly unknown[]) => Test} */
const among =
  (...values) =>
  (it) =>
    values.includes(it);
/** @type {(...tests: readonly Test[]) => Test} */
const either =
  (...tests) =>
  (it) =>
    tests.some((test) => test(it));
/** @type {(fields: Readonly<Record<string, Test>>) => Test} */
const record = (fields) => (it) =>
  typeof it === 'object' &&
  it !== null &&
  !Array.isArray(it) &&
  Object.keys(it).every((name) => Object.hasOwn(fields, name)) &&
  Object.entries(fields).every(([name, test]) => test(Reflect.get(it, name)));

const absent = among(undefined);
const key = text(1, 300);
const place = whole(0, 7);
const picture = (/** @type {unknown} */ it) =>
  typeof it === 'string' && it.length <= longestPicture && isDrawing(it);

const moment = record({
  ...{ key, caption: text(0, 600) },
  ...{ step: whole(0, 9999), of: whole(0, 9999) },
  picture: either(among(null), picture),
});
const question = record({
  ...{ key, round: whole(1, 999), phase: among('shown', 'open') },
  pick: among('one', 'order'),
  stem: text(1, 400),
  options: list(text(1, 300), 2, 8),
});
const speaker = record({
  ...{ notes: text(0, 4000), now: text(0, 600), next: text(0, 600), question: text(0, 400) },
  right: list(text(0, 300), 0, 8),
});

const isHostCommand = either(
  record({ name: among('open', 'close', 'lock', 'withdraw') }),
  record({ name: among('moment'), moment: either(among(null), moment) }),
  record({ name: among('question'), question }),
  record({ name: among('reveal'), right: list(place, 1, 8), why: list(text(0, 600), 0, 8) }),
  record({ name: among('pace'), on: among(true, false) }),
  record({ name: among('address'), address: text(1, 40) }),
  record({ name: among('speaker'), view: speaker }),
);
const token = text(32, 32);
const isJoin = record({ code: text(0, 20), token: either(absent, token) });
const isVote = record({
  ...{ token, boot: text(1, 20), question: whole(0, 1e9), round: whole(0, 999) },
  options: list(place, 0, 8),
});
const isSpeakerCommand = record({ key: text(1, 64), name: among('next', 'back', 'black') });

/** @param {unknown} value
 *  @returns {HostCommand | null} */
export const asHostCommand = (value) =>
  isHostCommand(value) ? /** @type {HostCommand} */ (value) : null;

/** @param {unknown} value */
export const asJoin = (value) =>
  isJoin(value) ? /** @type {{ code: string, token?: string }} */ (value) : null;

/** @param {unknown} value */
export const asVote = (value) =>
  isVote(value)
    ? /** @type {{ token: string, boot: string, question: number, round: number, options: number[] }} */ (
        value
      )
    : null;

/** @param {unknown} value */
export const asSpeakerCommand = (value) =>
  isSpeakerCommand(value) ? /** @type {{ key: string, name: SpeakerCommand }} */ (value) : null;
