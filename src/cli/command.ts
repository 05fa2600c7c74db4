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

/** What a command is given: its arguments, how to read a file (`-` is standard input), which files a
 *  folder holds (a file holds itself), and the words of the language it answers in. */
export type CommandInput = Readonly<{
  args: readonly string[];
  words: Words;
  readBytes: (file: string) => Uint8Array;
  filesIn: (path: string) => readonly string[];
}>;

/** A file a command makes; `-` is standard output. */
export type WrittenFile = Readonly<{ name: string; octets: Uint8Array }>;

/** What a command leaves: values for standard output, files, words for standard error, exit code. */
export type CommandResult = Readonly<{
  output: readonly unknown[];
  files?: readonly WrittenFile[];
  /** One value a line, or texts as they are, instead of indented JSON. */
  form?: 'lines' | 'text';
  remarks: readonly string[];
  exitCode: 0 | 1 | 2;
}>;

/** An option as the parser takes it; `value` stands for what is given with it in the help. Its words are
 *  `cli.option.<name>`. */
export type Option = Readonly<{
  type: 'string' | 'boolean';
  multiple?: boolean;
  value?: string;
}>;
type Options = Readonly<Record<string, Option>>;

/** What the parser, the help and the README know of a command. `takes`: the files it is given, by the
 *  words the help has for them; of one with `…` behind it any number. */
export type CommandTable<T extends Options = Options> = Readonly<{
  name: string;
  takes: readonly string[];
  options: T;
}>;

type Values<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: true }>
>['values'];

/** A command's input, its arguments read: `files` are as many as its table says. */
type Called<T extends Options> = CommandInput &
  Readonly<{ values: Values<T>; files: readonly string[] }>;

export type Command = CommandTable & ((input: CommandInput) => CommandResult);

/** A command that takes its time. */
export type LaterCommand = CommandTable & ((input: CommandInput) => Promise<CommandResult>);

export type AnyCommand = Command | LaterCommand;

/** A command from its table: what does not fit the table ends in a UsageError. */
export const defineCommand = <const T extends Options>(
  table: CommandTable<T>,
  run: (called: Called<T>) => CommandResult,
): Command => commandOf(table, run);

/** The same for one that takes its time. */
export const defineLaterCommand = <const T extends Options>(
  table: CommandTable<T>,
  run: (called: Called<T>) => Promise<CommandResult>,
): LaterCommand => commandOf(table, run);

function commandOf<T extends Options, R>(table: CommandTable<T>, run: (called: Called<T>) => R) {
  const call = (input: CommandInput): R => {
    const { values, positionals } = readArguments(input.args, table.options);
    checkFiles(table, positionals);
    return run({ ...input, values, files: positionals });
  };
  const { name, ...rest } = table;
  Object.defineProperty(call, 'name', { value: name });
  return Object.assign(call, rest);
}

function readArguments<const T extends Options>(args: readonly string[], options: T) {
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

function checkFiles({ name, takes }: CommandTable, files: readonly string[]): void {
  const missing = takes[files.length];
  const what = takes.at(-1);
  if (missing !== undefined) throw usageError('missing', { what: missing.replace('…', '') });
  const extra = files[takes.length];
  if (extra === undefined || what?.endsWith('…')) return;
  if (what === undefined) throw usageError('noFile', { command: name, file: extra });
  throw usageError(takes.length === 1 ? 'oneAtATime' : 'tooMuch', { what, another: extra });
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
