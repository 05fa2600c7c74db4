import { commands } from './commands.ts';
import { filesIn, readBytes } from './files.ts';
import { runProgram } from './program.ts';

runProgram(commands, {
  args: process.argv.slice(2),
  env: process.env,
  files: { readBytes, filesIn },
  stdout: process.stdout,
  stderr: process.stderr,
  exit: (code) => {
    process.exitCode = code;
  },
});
