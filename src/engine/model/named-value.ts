import type { Fact } from './fact.ts';
import type { Clause } from './sources.ts';

/** One named value of a calculation, in the letters of its document (`HS`, `r`, `Z_T`).
 *  Octet strings are octets; integers are given with the octet length they are encoded in. */
export type NamedValue = Readonly<{
  name: string;
  /** What stands in the words of a name of the catalogue. */
  nameFacts?: Readonly<Record<string, number>>;
  /** Where two documents name it differently and `name` says both: each of them. */
  aliases?: readonly string[];
  value: Uint8Array | bigint | number | string | boolean | Fact;
  /** Octets an integer is written in; absent for counts, times and flags. */
  lengthBytes?: number;
  secret?: boolean;
  clause?: Clause;
  unverified?: boolean;
  /** Given by the scenario, where a run draws it. */
  given?: boolean;
}>;

/** A calculation shown step by step: what went in, each named intermediate, what came out. */
export type Working = Readonly<{
  clause: Clause;
  inputs: readonly NamedValue[];
  intermediates: readonly NamedValue[];
  outputs: readonly NamedValue[];
}>;
