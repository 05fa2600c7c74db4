import { checksJson, valuesJson } from './checks-made.ts';
import type { Outcome } from './opened.ts';
import type { Words } from './words.ts';

/** The checks made of a message, and the values calculated on the way, a line each. */

/** Every check in its order. */
export function checksLines(outcome: Outcome, words: Words): readonly string[] {
  return checksJson(outcome, words).map(({ title, passed, clause }) => {
    const mark = words.text(`cli.check.mark.${passed ? 'passed' : 'failed'}`);
    return `${mark} ${title} (${clause})`;
  });
}

/** Every value in its order, below the clause of its calculation. */
export function valuesLines(outcome: Outcome, words: Words): readonly string[] {
  return valuesJson(outcome, words).flatMap(
    ({ operation, clause, inputs, intermediates, outputs }) => [
      `${operation} (${clause})`,
      ...[...inputs, ...intermediates, ...outputs].map(({ name, value }) => `  ${name} = ${value}`),
    ],
  );
}
