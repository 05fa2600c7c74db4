import { readFileSync } from 'node:fs';
import { bundle } from './bundle.ts';
import { checks } from './checks.ts';
import { type Command, type CommandResult, UsageError, usageError } from './command.ts';
import { dump } from './dump.ts';
import { faults } from './faults.ts';
import { askedLanguage } from './language.ts';
import { open } from './open.ts';
import { printable } from './printable.ts';
import { run } from './run.ts';
import { scenario } from './scenario.ts';
import { type Words, wordsOf } from './words.ts';

const commands: Readonly<Record<string, Command>> = {
  open,
  dump,
  run,
  scenario,
  faults,
  checks,
  bundle,
};

function readBytes(file: string): Uint8Array {
  try {
    return Uint8Array.from(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      const { message } = error;
      throw new UsageError(() => `${file}: ${message}`);
    }
    throw error;
  }
}

function execute(args: readonly string[], words: Words): CommandResult {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return {
      output: [],
      remarks: [`${words.text('cli.usage')}\n`],
      exitCode: name === undefined ? 2 : 0,
    };
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw usageError('unknownCommand', { name, commands: Object.keys(commands) });
  return command({ args: rest, words, readBytes });
}

function main(): void {
  const { args, language } = askedLanguage(process.argv.slice(2), process.env);
  const words = wordsOf(language);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`${printable(error.message)}\n`);
    process.exit(2);
  });
  try {
    const result = execute(args, words);
    for (const value of result.output) {
      process.stdout.write(
        `${printable(JSON.stringify(value, null, result.lines ? undefined : 2))}\n`,
      );
    }
    for (const remark of result.remarks) process.stderr.write(`${printable(remark)}\n`);
    process.exitCode = result.exitCode;
  } catch (error) {
    const isOurs = !(error instanceof UsageError);
    const said = isOurs ? words.text('cli.ourFault', { error }) : error.wordsIn(words);
    process.stderr.write(`${printable(said)}\n`);
    process.exitCode = isOurs ? 3 : 2;
  }
}

main();
