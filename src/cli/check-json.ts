import { type FileReport, type Report, verdictOf } from './check-report.ts';
import { diagnosisJson } from './diagnosis.ts';
import type { OpenedMessage } from './opened.ts';
import { packetJson } from './packets.ts';
import { type Told, toldJson } from './told.ts';
import { failureJson, type Words } from './words.ts';

/** A report of `check` as one JSON document. */
export function checkJson({ files, totals }: Report, told: Told, words: Words): unknown {
  return {
    ok: totals.failed === 0 && totals.unusable === 0,
    totals,
    files: files.map((file) => fileJson(file, told, words)),
  };
}

function fileJson(report: FileReport, told: Told, words: Words) {
  const { file } = report;
  if ('problem' in report) return { file, problem: report.problem, messages: [] };
  const { taken, notes, messages } = report.opened;
  return {
    ...{ file, problem: null, taken, notes },
    messages: messages.map((message, index) => messageJson(message, index + 1, told, words)),
  };
}

function messageJson(message: OpenedMessage, n: number, told: Told, words: Words) {
  const { said, outcome, packet, remarks } = message;
  const { failure = null, diagnosed = null, checks = [], unopened = null } = outcome ?? {};
  return {
    n,
    ...said,
    verdict: verdictOf(message),
    checks_made: checks.length,
    failure: failure && failureJson(failure, words),
    diagnosis: diagnosisJson(diagnosed?.diagnosis ?? null, words),
    unopened: unopened && words.fact(unopened),
    remarks,
    ...(packet && { packet: packetJson(packet, words) }),
    ...toldJson(message, told, words),
  };
}
