import { bytesToHex, type FieldDifference, type FieldSide, isFact } from '../engine/index.ts';
import type { Diff, Side } from './diff-sides.ts';
import type { Words } from './words.ts';

/** A comparison as JSON. */
export function diffJson({ a, b, comparison }: Diff, words: Words): unknown {
  const { identical, differences, sameFields, order } = comparison;
  return {
    identical,
    a: sideJson(a, words),
    b: sideJson(b, words),
    same_fields: sameFields,
    order,
    differences: differences.map((difference) => differenceJson(difference, a, b, words)),
  };
}

const sideJson = ({ name, message }: Side, words: Words) => ({
  name,
  from: words.fact(message.from),
  kind: message.kind,
  length: message.octets.length,
});

function differenceJson(difference: FieldDifference, a: Side, b: Side, words: Words) {
  const { path } = difference;
  const node = difference.a?.node ?? difference.b?.node;
  const kind = difference.a === null ? 'added' : difference.b === null ? 'missing' : 'changed';
  return {
    ...{ path, kind, label: node?.label, clause: node?.clause },
    a: fieldJson(difference.a, a, words),
    b: fieldJson(difference.b, b, words),
  };
}

function fieldJson(side: FieldSide | null, { message }: Side, words: Words) {
  if (side === null) return null;
  const { start, end, bits, text, valueName } = side.node;
  return {
    start,
    end,
    ...(bits ? { bits } : {}),
    value: text,
    ...(valueName && { name: isFact(valueName) ? words.fact(valueName) : valueName }),
    octets: bytesToHex(message.octets.subarray(start, end)),
    differing: side.differing,
  };
}
