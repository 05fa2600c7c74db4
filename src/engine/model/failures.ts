import type { Fact } from './fact.ts';
import type { Clause } from './sources.ts';

/** Why octets could not be read, or a check failed. `path` names the field (`SAKKE.sakkeData`),
 *  `offset` its first octet in the message (`null` when no octet is to blame); the catalogue makes the
 *  words of `expected` and `found`. Every floor has codes of its own. */
export type Failure<Code extends string = string> = Readonly<{
  code: Code;
  path: string;
  offset: number | null;
  clause: Clause;
  expected: Fact;
  found: Fact;
}>;

/** A failure, frozen; its code keeps its type. */
export function failure<const Code extends string>(facts: Failure<Code>): Failure<Code> {
  return Object.freeze({ ...facts });
}

/** A broken invariant of the engine: a mistake of ours, never an outcome of the protocol. */
export class EngineError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}

/** Ends a switch over a closed set of values. */
export function assertNever(value: never): never {
  throw new EngineError('unreachable', `unexpected value ${String(value)}`);
}
