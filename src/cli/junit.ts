import { caseFacts } from './case-facts.ts';
import { type Case, casesOf, type Report } from './check-report.ts';
import { checksLines, valuesLines } from './checks-text.ts';
import { type OpenedMessage, type Outcome, remarksOn } from './opened.ts';
import type { Told } from './told.ts';
import type { Words } from './words.ts';

/** A report of `check` as JUnit XML: a suite a file, a case a message. */
export function junit(report: Report, told: Told, words: Words): string {
  const cases = casesOf(report);
  const suites = report.files.map(({ file }) => {
    const own = cases.filter((one) => one.file === file);
    return [
      `<testsuite name="${xml(file)}"${countsOf(own)}>`,
      ...own.map((one) => caseXml(one, told, words)),
      '</testsuite>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="keyladder check"${countsOf(cases)}>`,
    ...suites,
    '</testsuites>',
  ].join('\n');
}

function countsOf(cases: readonly Case[]): string {
  const count = (is: (one: Case) => boolean) => cases.filter(is).length;
  const verdict = (wanted: string) => count((one) => 'verdict' in one && one.verdict === wanted);
  const errors = count((one) => 'problem' in one);
  const counts = {
    tests: cases.length,
    failures: verdict('failed'),
    errors,
    skipped: verdict('unchecked'),
  };
  return Object.entries(counts)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');
}

function caseXml(one: Case, told: Told, words: Words): string {
  const head = `<testcase classname="${xml(one.file)}" name="${xml(one.name)}"`;
  if ('problem' in one) {
    const [line = ''] = one.problem.split('\n');
    return `${head}><error type="input" message="${xml(line)}">${xml(one.problem)}</error></testcase>`;
  }
  const { message } = one;
  const { outcome, remarks } = message;
  if (outcome === null) return `${head}><skipped message="${xml(remarks.join(' '))}"/></testcase>`;
  const parts = [...failureXml(outcome, words), ...outXml(message, outcome, told, words)];
  return parts.length === 0 ? `${head}/>` : [`${head}>`, ...parts, '</testcase>'].join('\n');
}

function failureXml(outcome: Outcome, words: Words): readonly string[] {
  if (outcome.failure === null) return [];
  const { diagnosis, explained, ...facts } = caseFacts(outcome, words);
  const lines = [
    ...Object.entries(facts).map(([name, value]) => `${name}: ${value ?? '-'}`),
    ...(explained === '' ? [] : [`diagnosis: ${explained}`]),
    ...(diagnosis ? [JSON.stringify(diagnosis, null, 2)] : []),
  ];
  const { code, detail } = facts;
  return [
    `<failure type="${xml(code)}" message="${xml(detail)}">${xml(lines.join('\n'))}</failure>`,
  ];
}

function outXml(
  message: OpenedMessage,
  outcome: Outcome,
  { checks, values }: Told,
  words: Words,
): readonly string[] {
  const lines = [
    ...remarksOn(message, words),
    ...(checks ? checksLines(outcome, words) : []),
    ...(values ? valuesLines(outcome, words) : []),
  ];
  return lines.length === 0 ? [] : [`<system-out>${xml(lines.join('\n'))}</system-out>`];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Characters that XML 1.0 §2.2 does not have, not even as references; and half a pair. */
const notInXml = /(?!\n)\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** A text in an attribute or an element. What XML cannot say is written as `\u001b`. */
function xml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => entities[character] ?? '')
    .replace(notInXml, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
