import {
  bytesToHex,
  checkOfCode,
  type Diagnosed,
  type Diagnosis,
  type Grade,
} from '../engine/index.ts';
import type { Words } from './words.ts';

/** A diagnosis as the command line gives it: as JSON, and as a paragraph. */

const gradeKeys = {
  proved: 'proved',
  fits: 'fits',
  'cannot be tested': 'untestable',
} as const satisfies Record<Grade, string>;

/** Plain JSON of a diagnosis, its facts in words beside it; null where there is none. */
export function diagnosisJson(diagnosis: Diagnosis | null, words: Words): unknown {
  if (diagnosis === null) return null;
  const { deviation, grade, clause, facts, octets, settles, others, thenPasses } = diagnosis;
  const { stopsAt } = thenPasses;
  return {
    ...{ deviation, grade, text: words.fact(diagnosis.text), clause },
    facts: Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, plain(value, words)]),
    ),
    octets: octets && bytesToHex(octets),
    settles,
    others: others.map((other) => ({ ...other, text: words.fact(other.text) })),
    then_passes: thenPasses.passes,
    then_stops_at: stopsAt && { code: stopsAt.code, detail: words.failure(stopsAt) },
    further: diagnosisJson(diagnosis.further, words),
  };
}

type Value = Diagnosis['facts'][string];

function plain(value: Value, words: Words): unknown {
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map((item) => plain(item, words));
  return typeof value === 'object' && 'code' in value ? words.fact(value) : value;
}

/** What was found, and what it would lead to, in a paragraph; of a search without success, how much was
 *  tried. Empty where there was nothing to look for. */
export function diagnosisWords({ diagnosis, tried }: Diagnosed, words: Words): readonly string[] {
  if (diagnosis) return [paragraph(diagnosis, 'diagnosis.said', words)];
  const { singles, pairs } = tried;
  return singles.length === 0
    ? []
    : [words.text('diagnosis.nothing', { count: singles.length, pairs })];
}

function paragraph(
  { text, clause, grade, others, thenPasses, further }: Diagnosis,
  key: 'diagnosis.said' | 'diagnosis.furtherSaid',
  words: Words,
): string {
  const values = { text: words.fact(text), clause };
  const { stopsAt, passes } = thenPasses;
  const check = stopsAt && words.text(`checks.name.${checkOfCode(stopsAt.code).name}`);
  const then =
    check === null ? words.text('diagnosis.allPass') : words.text('diagnosis.stops', { check });
  return [
    words.text(key, { ...values, grade: words.text(`diagnosis.grade.${gradeKeys[grade]}`) }),
    ...others
      .filter(({ same }) => same)
      .map((other) => words.text('diagnosis.same', { text: words.fact(other.text) })),
    ...(passes.length > 0 ? [then] : []),
    ...(further ? [paragraph(further, 'diagnosis.furtherSaid', words)] : []),
  ].join(' ');
}
