import { bytesToHex, isFact, isOtherKey, type NamedValue } from '../engine/index.ts';
import { checkNameKeyOf } from '../i18n/check-name.ts';
import type { Outcome } from './opened.ts';
import { failureJson, type Words } from './words.ts';

/** The checks made of a message, and the values calculated on the way, as JSON. */

/** Every check in its order: whether it passed, and what it compared. */
export function checksJson({ checks }: Outcome, words: Words) {
  return checks.map((event) => {
    const { check, passed, clause, path, failure, values } = event;
    return {
      ...{
        check,
        title: words.text(checkNameKeyOf(check, 'name', isOtherKey(event))),
        passed,
        clause,
      },
      ...(path === undefined ? {} : { path }),
      ...(failure && { failure: failureJson(failure, words) }),
      compared: values.map((value) => valueJson(value, words)),
    };
  });
}

/** Every calculation in its order: what went in, each intermediate value, what came out. */
export function valuesJson({ calculations }: Outcome, words: Words) {
  return calculations.map(({ operation, working: { clause, inputs, intermediates, outputs } }) => {
    const all = (list: readonly NamedValue[]) => list.map((value) => valueJson(value, words));
    return {
      operation,
      clause,
      inputs: all(inputs),
      intermediates: all(intermediates),
      outputs: all(outputs),
    };
  });
}

function valueJson({ name, value, lengthBytes, clause }: NamedValue, words: Words) {
  return { name, value: plain(value, lengthBytes, words), ...(clause && { clause }) };
}

/** Octets as hex; an integer of a known length as the hex it is written in, any other as decimal text. */
function plain(value: NamedValue['value'], lengthBytes: number | undefined, words: Words) {
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (typeof value === 'bigint') {
    return lengthBytes === undefined
      ? value.toString()
      : value.toString(16).padStart(2 * lengthBytes, '0');
  }
  return isFact(value) ? words.fact(value) : value;
}
