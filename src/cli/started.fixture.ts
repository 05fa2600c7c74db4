import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { commands } from './commands.ts';
import { filesIn, readBytes, writeBytes } from './files.ts';
import { runProgram } from './program.ts';

/** A stream that keeps what is written to it, or fails as the disk does. */
function stream(code?: string) {
  const written: string[] = [];
  const writable = new Writable({
    write: (chunk, _encoding, done) => {
      if (code === undefined) written.push(String(chunk));
      done(code === undefined ? null : Object.assign(new Error(`${code}: write`), { code }));
    },
  });
  return { writable, text: () => written.join('') };
}

/** How its surroundings are: how an output fails, what is read in the place of a file. */
type Given = Readonly<{
  out?: string;
  err?: string;
  env?: Readonly<Record<string, string>>;
  readBytes?: (file: string) => Uint8Array;
}>;

/** The program, run in this process: what it prints, and the code it ends with. */
export async function started(args: readonly string[], given: Given = {}) {
  const [stdout, stderr] = [stream(given.out), stream(given.err)];
  let code = -1;
  runProgram(commands, {
    args,
    env: given.env ?? {},
    files: { readBytes: given.readBytes ?? readBytes, filesIn },
    writeBytes,
    stdout: stdout.writable,
    stderr: stderr.writable,
    exit: (given) => {
      code = given;
    },
  });
  await setImmediate();
  return { code, out: stdout.text(), err: stderr.text() };
}
