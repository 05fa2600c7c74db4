import { checksJson, valuesJson } from './checks-made.ts';
import type { OpenedMessage } from './opened.ts';
import type { Words } from './words.ts';

/** What is told of each message besides what it came to: `--checks`, `--values`. */
export type Told = Readonly<{ checks?: boolean; values?: boolean }>;

/** The checks and values that were asked for, as JSON. */
export function toldJson({ outcome }: OpenedMessage, { checks, values }: Told, words: Words) {
  return {
    ...(outcome && checks && { checks: checksJson(outcome, words) }),
    ...(outcome && values && { values: valuesJson(outcome, words) }),
  };
}
