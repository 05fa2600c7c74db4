import { bytesToHex } from '../model/bytes.ts';
import type { RandomStream } from '../model/context.ts';

/** For tests with many runs that have most inputs in common: an operation gives the same for the same
 *  inputs, so what was worked out once is not worked out again. */

type Input = Readonly<Record<string, unknown>> | RandomStream;
type Draw = Readonly<{ length: number; octets: Uint8Array }>;
/** What came of an operation so far: its result, or the octets it draws next and what follows each. */
type Known<R> = { result?: R; draws?: { length: number; after: Map<string, Known<R>> } };

/** `run` that remembers. Octets drawn from a stream are inputs like any other: they are drawn again,
 *  so that the stream goes on from where it would be. */
export function remembered<I extends Input, R extends object | null>(run: (input: I) => R) {
  const results = new Map<string, Known<R>>();
  return (input: I): R => {
    const stream = streamIn(input);
    let known = entryOf(results, wordsOf(input));
    const drawn: Draw[] = [];
    while (known.result === undefined) {
      if (stream === undefined || known.draws === undefined) {
        return workedOut(run, input, results, drawn);
      }
      const { length, after } = known.draws;
      const octets = stream.bytes(length);
      drawn.push({ length, octets });
      known = entryOf(after, bytesToHex(octets));
    }
    return known.result;
  };
}

/** Runs the operation on what has been `drawn` already and on its stream from there on. */
function workedOut<I extends Input, R>(
  run: (input: I) => R,
  input: I,
  results: Map<string, Known<R>>,
  drawn: Draw[],
): R {
  const stream = streamIn(input);
  let at = 0;
  const replayed: RandomStream = {
    bytes(length) {
      const octets = drawn[at]?.octets ?? stream?.bytes(length) ?? new Uint8Array();
      if (at === drawn.length) drawn.push({ length, octets });
      at += 1;
      return octets.slice();
    },
  };
  const result = run(
    isStream(input) ? (replayed as I) : { ...input, ...(stream && { stream: replayed }) },
  );
  let known = entryOf(results, wordsOf(input));
  for (const { length, octets } of drawn) {
    known.draws ??= { length, after: new Map() };
    known = entryOf(known.draws.after, bytesToHex(octets));
  }
  known.result = result;
  return result;
}

function entryOf<R>(entries: Map<string, Known<R>>, name: string): Known<R> {
  const known = entries.get(name) ?? {};
  entries.set(name, known);
  return known;
}

const isStream = (value: unknown): value is RandomStream =>
  typeof value === 'object' && value !== null && 'bytes' in value;

const streamIn = (input: Input): RandomStream | undefined =>
  isStream(input) ? input : Object.values(input).find(isStream);

const wordsOf = (input: Input) =>
  Object.entries(input)
    .filter(([, value]) => !isStream(value) && typeof value !== 'function')
    .map(([name, value]) => `${name} ${value instanceof Uint8Array ? bytesToHex(value) : value}`)
    .join(' ');
