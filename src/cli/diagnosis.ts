import {
  bytesToHex,
  checkOfCode,
  type Diagnosed,
  type Diagnosis,
  type Fact,
  type FailureCode,
} from '../engine/index.ts';
import { diagnosisText } from '../i18n/diagnosis-text.ts';
import type { SaidFact } from '../i18n/fact-text.ts';
import type { Words } from './words.ts';

/** A diagnosis as the command line gives it: as JSON, and as a paragraph. */

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
  if (diagnosis) {
    const checkOf = (code: string) =>
      words.text(`checks.name.${checkOfCode(code as FailureCode).name}`);
    const text = (key: string, values = {}) => words.text(key, values);
    const tell = (said: SaidFact) => words.fact(said as Fact);
    return [diagnosisText(diagnosis, { text, tell, checkOf })];
  }
  const { singles, pairs } = tried;
  return singles.length === 0
    ? []
    : [words.text('diagnosis.nothing', { count: singles.length, pairs })];
}
