import { caseFacts } from './case-facts.ts';
import { type Case, casesOf, type Report } from './check-report.ts';
import { remarksOn } from './opened.ts';
import { type Told, toldJson } from './told.ts';
import type { Words } from './words.ts';

/** A report of `check` as TAP 13: a point a message, in a YAML block what failed and why. */
export function tap(report: Report, told: Told, words: Words): string {
  const cases = casesOf(report);
  return [
    'TAP version 13',
    `1..${cases.length}`,
    ...cases.flatMap((one, index) => point(one, index + 1, told, words)),
  ].join('\n');
}

function point(one: Case, n: number, told: Told, words: Words): readonly string[] {
  const title = described('problem' in one ? one.file : `${one.file} ${one.name}`);
  if ('problem' in one) {
    return [`not ok ${n} - ${title}`, ...block({ severity: 'error', message: one.problem })];
  }
  const { message, verdict } = one;
  if (message.outcome === null) return [`ok ${n} - ${title} # SKIP ${message.said.kind}`];
  const remarks = remarksOn(message, words);
  const asked = { ...(remarks.length > 0 && { remarks }), ...toldJson(message, told, words) };
  if (verdict === 'passed') {
    return [`ok ${n} - ${title}`, ...(Object.keys(asked).length > 0 ? block(asked) : [])];
  }
  const { detail, ...facts } = caseFacts(message.outcome, words);
  return [
    `not ok ${n} - ${title}`,
    ...block({ severity: 'fail', message: detail, ...facts, ...asked }),
  ];
}

/** A description on one line; a bare # would begin a directive. */
const described = (text: string): string =>
  text.replace(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('#', '\\#');

/** JSON is YAML: a value in it needs no quoting of its own. */
function block(facts: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    '  ---',
    ...Object.entries(facts).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
    '  ...',
  ];
}
