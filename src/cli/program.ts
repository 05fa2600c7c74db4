import type { Writable } from 'node:stream';
import { version } from '../../package.json';
import {
  type AnyCommand,
  type CommandInput,
  type CommandResult,
  UsageError,
  usageError,
} from './command.ts';
import { helpOf, overview } from './help.ts';
import { askedLanguage } from './language.ts';
import { printable } from './printable.ts';
import { type Words, wordsOf } from './words.ts';

/** What the program stands in. `exit` is told the code as soon as it is known, and again where writing
 *  fails later. */
export type Surroundings = Readonly<{
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  files: Pick<CommandInput, 'readBytes' | 'filesIn'>;
  writeBytes: (file: string, octets: Uint8Array) => void;
  stdout: Writable;
  stderr: Writable;
  exit: (code: number) => void;
}>;

/** Runs the command that is asked for: 0 done, 1 a check failed, 2 input, usage or output that cannot be
 *  written, 3 a mistake of ours. */
export function runProgram(commands: readonly AnyCommand[], surroundings: Surroundings): void {
  const { env, files, writeBytes, stdout, stderr, exit } = surroundings;
  const { args, language } = askedLanguage(surroundings.args, env);
  const words = wordsOf(language);
  const say = (text: string) => stderr.write(`${printable(text)}\n`);
  let written = true;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!written) return;
    written = false;
    say(
      words.text(error.code === 'EPIPE' ? 'cli.outputClosed' : 'cli.outputFailed', {
        error: error.message,
      }),
    );
    // Whoever closed the pipe has read enough: the verdict stands.
    if (error.code !== 'EPIPE') exit(2);
  });
  // Nobody is left to be told.
  stderr.on('error', () => undefined);
  const fail = (error: unknown) => {
    const isOurs = !(error instanceof UsageError);
    exit(isOurs ? 3 : 2);
    say(isOurs ? words.text('cli.ourFault', { error }) : error.wordsIn(words));
  };
  const finish = (result: CommandResult) => {
    for (const { name, octets } of result.files ?? []) {
      if (name === '-') stdout.write(octets);
      else writeBytes(name, octets);
    }
    exit(result.exitCode);
    for (const value of result.output) if (written) stdout.write(textOf(value, result));
    for (const remark of result.remarks) say(remark);
  };
  try {
    const result = execute(commands, args, { words, ...files });
    if (result instanceof Promise) void result.then(finish).catch(fail);
    else finish(result);
  } catch (error) {
    fail(error);
  }
}

function textOf(value: unknown, { form }: CommandResult): string {
  const text =
    form === 'text' ? String(value) : JSON.stringify(value, null, form === 'lines' ? undefined : 2);
  return `${printable(text)}\n`;
}

const asksHelp = (argument: string) => argument === '--help' || argument === '-h';

function execute(
  commands: readonly AnyCommand[],
  args: readonly string[],
  input: Omit<CommandInput, 'args'>,
): ReturnType<AnyCommand> {
  const { words } = input;
  const [name, ...rest] = args;
  if (name === undefined) return { output: [], remarks: [overview(commands, words)], exitCode: 2 };
  if (name === '--version') return printed(`keyladder ${version}`);
  if (name === 'help' || asksHelp(name)) {
    const [about] = rest;
    const text =
      about === undefined ? overview(commands, words) : helpAbout(about, commands, words);
    return printed(text);
  }
  const command = named(name, commands);
  const options = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined);
  return options.some(asksHelp)
    ? printed(helpOf(command, words))
    : command({ args: rest, ...input });
}

const helpAbout = (name: string, commands: readonly AnyCommand[], words: Words) =>
  helpOf(named(name, commands), words);

const printed = (text: string): CommandResult => ({
  output: [text],
  form: 'text',
  remarks: [],
  exitCode: 0,
});

/** The command of a name. Throws UsageError where there is none. */
function named(name: string, commands: readonly AnyCommand[]): AnyCommand {
  const command = commands.find((one) => one.name === name);
  if (command) return command;
  throw usageError('unknownCommand', { name, commands: commands.map((one) => one.name) });
}
