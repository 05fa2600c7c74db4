import type { Fact } from '../model/fact.ts';
import type { InputProblem } from '../model/schema-problems.ts';

/** Octets as a text wrote them: what the text was taken for, and each piece with where it stands. */
export type WrittenOctets =
  | Readonly<{
      ok: true;
      taken: Fact;
      parts: readonly Readonly<{ octets: Uint8Array; offset: number }>[];
    }>
  | Readonly<{ ok: false; problems: readonly InputProblem[] }>;
