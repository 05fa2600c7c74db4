import { checkJson } from './check-json.ts';
import { type FileReport, type Report, reportOf } from './check-report.ts';
import { checkText } from './check-text.ts';
import { type CommandInput, defineCommand, UsageError, usageError } from './command.ts';
import { junit } from './junit.ts';
import { type GivenKeys, keysIn } from './keys.ts';
import { openInput } from './opened.ts';
import { type Receiver, receiverOf, receiverOptions } from './receiver.ts';
import { tap } from './tap.ts';
import type { Told } from './told.ts';
import type { Words } from './words.ts';

/** How a report is written. */
const formats: Readonly<Record<string, (report: Report, told: Told, words: Words) => unknown>> = {
  text: checkText,
  json: checkJson,
  junit,
  tap,
};

/** `check FILES…`: every receiver check on every message of every file, for a machine to go by. A file
 *  that cannot be used is told, and does not stop the rest. */
export const check = defineCommand(
  {
    name: 'check',
    takes: ['FILES…'],
    options: {
      keys: { type: 'string', multiple: true, value: 'FILE' },
      ...receiverOptions,
      format: { type: 'string', value: 'text|json|junit|tap' },
      checks: { type: 'boolean' },
      values: { type: 'boolean' },
    },
  },
  ({ values, files, words, ...input }) => {
    const { format = 'text' } = values;
    const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
    if (!write) throw usageError('format', { given: format, formats: Object.keys(formats) });
    const keys = keysIn(values.keys, { ...input, words }, values.as);
    const receiver = receiverOf(values);
    const report = reportOf(
      pathsOf(files, { ...input, words }).map((path) =>
        'problem' in path ? path : checkFile(path.file, keys, receiver, input, words),
      ),
    );
    const { failed, unusable } = report.totals;
    return {
      output: [write(report, values, words)],
      ...(format === 'json' ? {} : { form: 'text' as const }),
      remarks: [
        ...(keys?.remarks ?? []),
        ...(keys === null && report.needsKeys ? [words.text('cli.noKeysGiven')] : []),
      ],
      exitCode: unusable > 0 ? 2 : failed > 0 ? 1 : 0,
    };
  },
);

type Path = Readonly<{ file: string }> | Readonly<{ file: string; problem: string }>;

/** The files of what was given, each once; of what cannot be read, why. */
function pathsOf(given: readonly string[], input: CommandInput): readonly Path[] {
  const paths = given.flatMap((path) => filesOf(path, input));
  return [...new Map(paths.map((path) => [path.file, path])).values()];
}

function filesOf(path: string, { filesIn, words }: CommandInput): readonly Path[] {
  try {
    const files = filesIn(path);
    return files.length > 0
      ? files.map((file) => ({ file }))
      : [{ file: path, problem: words.text('cli.emptyFolder', { path }) }];
  } catch (error) {
    return [{ file: path, problem: problemOf(error, words) }];
  }
}

function checkFile(
  file: string,
  keys: GivenKeys | null,
  receiver: Receiver,
  { readBytes }: Pick<CommandInput, 'readBytes'>,
  words: Words,
): FileReport {
  try {
    const given = { name: file, content: readBytes(file) };
    return { file, opened: openInput(given, keys, receiver, words) };
  } catch (error) {
    return { file, problem: problemOf(error, words) };
  }
}

/** Why an input cannot be used, in words; anything else is a mistake of ours and goes on. */
function problemOf(error: unknown, words: Words): string {
  if (error instanceof UsageError) return error.wordsIn(words);
  throw error;
}
