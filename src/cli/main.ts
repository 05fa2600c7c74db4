import { commands } from './commands.ts';
import { filesIn, readBytes, writeBytes } from './files.ts';
import { runProgram } from './program.ts';

runProgram(commands, {
  args: process.argv.slice(2),
  env: process.env,
  files: { readBytes, filesIn },
  writeBytes,
  stdout: process.stdout,
  stderr: process.stderr,
  exit: (code) => {
    process.exitCode = code;
  },
});
