import { readFileSync } from 'node:fs';
import { bundle } from './bundle.ts';
import { type Command, type CommandResult, UsageError } from './command.ts';
import { dump } from './dump.ts';
import { faults } from './faults.ts';
import { open } from './open.ts';
import { run } from './run.ts';
import { scenario } from './scenario.ts';

const commands: Readonly<Record<string, Command>> = { open, dump, run, scenario, faults, bundle };

const usage = `keyladder runs MCPTT group-key provisioning (TS 33.179) and opens its messages.

  open BUNDLE.json [--as URI] [--at TIME]   run every receiver check and print the keys
  dump FILE                                 print the field tree of a message with octet spans
  run SCENARIO.json [--events]              run a scenario, print the outcome or every event
  scenario [--mode M] [--members N] [--seed HEX] [--acceptance A] [--marking P] [--clock UTC]
           [--member URI]... [--kms URI] [--gms URI] [--group URI] [--group-name TEXT]
           [--key-period S] [--key-period-offset S] [--clock-window S] [--lifetime S]
                                            print a scenario
  faults                                    print the catalogue of faults: what each breaks, where it
                                            applies, and the code of the first check that fails (null:
                                            none does; a list where that depends on the setup)
  bundle SCENARIO.json [--to URI]           run a scenario, print its messages for another tool

JSON goes to standard output, words to standard error; - reads standard input.
Exit codes: 0 done, 1 a check failed, 2 the input cannot be used.
`;

function readBytes(file: string): Uint8Array {
  try {
    return Uint8Array.from(readFileSync(file === '-' ? 0 : file));
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function execute(args: readonly string[]): CommandResult {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    return { output: [], remarks: [usage], exitCode: name === undefined ? 2 : 0 };
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new UsageError(`unknown command ${name}; commands: ${Object.keys(commands).join(', ')}`);
  return command({ args: rest, readBytes });
}

function main(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    const result = execute(process.argv.slice(2));
    for (const value of result.output) {
      process.stdout.write(`${JSON.stringify(value, null, result.lines ? undefined : 2)}\n`);
    }
    for (const remark of result.remarks) process.stderr.write(`${remark}\n`);
    process.exitCode = result.exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

main();
