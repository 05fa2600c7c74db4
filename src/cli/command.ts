import { parseArgs } from 'node:util';
import type { InputProblem } from '../engine/index.ts';
import { type Words, wordsOf } from './words.ts';

/** Ends a command with exit code 2: the input or the way it was called cannot be used. */
export class UsageError extends Error {
  readonly wordsIn: (words: Words) => string;

  /** What is wrong, from the words of a language; the message itself is English. */
  constructor(wordsIn: (words: Words) => string) {
    super(wordsIn(wordsOf()));
    this.name = 'UsageError';
    this.wordsIn = wordsIn;
  }
}

/** An error with the text `cli.<key>` of the catalogue, filled in. */
export function usageError(
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): UsageError {
  return new UsageError(({ text }) => text(`cli.${key}`, values));
}

/** What a command is given: its arguments, how to read a file (`-` is standard input), and the words
 *  of the language it answers in. */
export type CommandInput = Readonly<{
  args: readonly string[];
  words: Words;
  readBytes: (file: string) => Uint8Array;
}>;

/** What a command leaves: JSON lines for standard output, words for standard error, exit code. */
export type CommandResult = Readonly<{
  output: readonly unknown[];
  /** One value a line instead of one indented document. */
  lines?: boolean;
  remarks: readonly string[];
  exitCode: 0 | 1 | 2;
}>;

export type Command = (input: CommandInput) => CommandResult;

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** Arguments by name and the files left over. Throws UsageError for anything unknown. */
export function readArguments<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) {
      const { message } = error;
      throw new UsageError(() => message);
    }
    throw error;
  }
}

/** The one file a command takes. Throws UsageError for none or several. */
export function onlyFile(positionals: readonly string[], what: string): string {
  const [file, another] = positionals;
  if (file === undefined) throw usageError('missing', { what });
  if (another !== undefined) throw usageError('oneAtATime', { what, another });
  return file;
}

/** Text of a file's octets. Throws UsageError with the position when they are not UTF-8. */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw usageError('notUtf8', { file });
    throw error;
  }
}

/** Problems of an input, one a line: file, line, column, path, reason. */
export function problemError(file: string, problems: readonly InputProblem[]): UsageError {
  return new UsageError((words) =>
    problems
      .map(({ path, problem, line, column }) => {
        const where = line === undefined ? file : `${file}:${line}:${column}`;
        const reason = words.fact(problem);
        return path === '' ? `${where}: ${reason}` : `${where}: ${path}: ${reason}`;
      })
      .join('\n'),
  );
}
