import type { ChildBuffer } from '../mcptt/child-buffer.ts';
import type { PayloadRef } from '../mcptt/key-record.ts';
import type { Working } from '../model/named-value.ts';
import type { OperationName } from '../model/operations.ts';

/** What a calculation is about, and what it makes readable. */
export type OperationExtra = Readonly<{
  /** The payload it works on, where there is one. */
  subject?: PayloadRef;
  reveals?: ChildBuffer;
  /** Done with another key on purpose, to show that it does not open what it should not. */
  trial?: true;
}>;

type Worked = Readonly<{ working: Working }>;

/** A calculation a check asks for: whoever runs the check makes it, records it and hands the result
 *  back. `name` stands for the operation in the id where a check has the same one twice. */
export type Operation = Readonly<{
  operation: OperationName;
  run: () => Worked;
  extra: (made: Worked) => OperationExtra;
  name: string;
}>;

/** A part of a check: asks for calculations and ends with what follows from them. */
export type Run<T> = Generator<Operation, T, Worked>;

/** Asks for one calculation and gives its result. */
export function* operate<T extends Worked>(
  operation: OperationName,
  run: () => T,
  extra: (made: T) => OperationExtra = () => ({}),
  name: string = operation,
): Run<T> {
  // What comes back is what `run` made: the one who runs checks only records it.
  return (yield { operation, run, extra: (made) => extra(made as T), name }) as T;
}
