import { parseArgs } from 'node:util';
import type { InputProblem } from '../engine/index.ts';
import { wordsOf } from './words.ts';

/** Ends a command with exit code 2: the input or the way it was called cannot be used. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What a command is given: its arguments, and how to read a file (`-` is standard input). */
export type CommandInput = Readonly<{
  args: readonly string[];
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
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** The one file a command takes. Throws UsageError for none or several. */
export function onlyFile(positionals: readonly string[], what: string): string {
  const [file, another] = positionals;
  if (file === undefined)
    throw new UsageError(`${what} is missing (a file, or - for standard input)`);
  if (another !== undefined) throw new UsageError(`one ${what} at a time: ${another} is too much`);
  return file;
}

/** Text of a file's octets. Throws UsageError with the position when they are not UTF-8. */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${file}: this is not UTF-8 text`);
    throw error;
  }
}

/** Problems of an input as one text, one a line: file, line, column, path, reason. */
export function problemText(file: string, problems: readonly InputProblem[]): string {
  return problems
    .map(({ path, problem, line, column }) => {
      const where = line === undefined ? file : `${file}:${line}:${column}`;
      const reason = wordsOf().fact(problem);
      return path === '' ? `${where}: ${reason}` : `${where}: ${path}: ${reason}`;
    })
    .join('\n');
}
