import { type FileReport, type Report, verdictOf, whoOf } from './check-report.ts';
import { checksLines, valuesLines } from './checks-text.ts';
import { failureWords, type OpenedMessage, remarksOn } from './opened.ts';
import { floorText } from './packets.ts';
import type { Told } from './told.ts';
import type { Words } from './words.ts';

/** A report of `check` to be read: a line a message, below it what failed and why; totals at the end. */
export function checkText({ files, totals }: Report, told: Told, words: Words): string {
  const { files: count, messages, unusable, ...verdicts } = totals;
  const sum = [
    words.text('cli.check.files', { count }),
    words.text('cli.check.messages', { count: messages }),
    words.text('cli.check.verdicts', verdicts),
    ...(unusable > 0 ? [words.text('cli.check.unusable', { count: unusable })] : []),
  ];
  return [...files.flatMap((file) => fileLines(file, told, words)), '', sum.join(' ')].join('\n');
}

function fileLines(report: FileReport, told: Told, words: Words): readonly string[] {
  if ('problem' in report) {
    const problem = report.problem.replaceAll('\n', '\n     ');
    return [`${words.text('cli.check.mark.unusable')} ${problem}`];
  }
  const { taken, notes, messages } = report.opened;
  return [
    `${report.file}: ${taken}`,
    ...notes.map((note) => `  ${note}`),
    ...messages.flatMap((message, index) => messageLines(message, index + 1, told, words)),
  ];
}

function messageLines(
  message: OpenedMessage,
  n: number,
  told: Told,
  words: Words,
): readonly string[] {
  const { said, outcome } = message;
  const mark = words.text(`cli.check.mark.${verdictOf(message)}`);
  const made = madeText(message, words);
  const line = [`${mark} #${n}`, said.from, whoOf(message), made].filter(Boolean).join('  ');
  const below = [
    ...(outcome ? failureWords(outcome, words) : []),
    ...remarksOn(message, words),
    ...(outcome && told.checks ? checksLines(outcome, words) : []),
    ...(outcome && told.values ? valuesLines(outcome, words) : []),
  ];
  return [`  ${line}`, ...below.map((text) => `      ${text}`)];
}

/** How much was checked; of a packet, what it is. */
function madeText({ said: { kind }, outcome, packet }: OpenedMessage, words: Words): string {
  if (outcome === null) return words.text('cli.check.notChecked', { kind });
  if (packet === null) {
    const count = outcome.checks.filter(({ passed }) => passed).length;
    return words.text('cli.check.made', { count });
  }
  const packetText = words.text('cli.check.packet', { kind, ssrc: packet.ssrc ?? '?' });
  return [packetText, floorText(packet, words)].filter(Boolean).join(': ');
}
