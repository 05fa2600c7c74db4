import type { Fact, FactValue } from '../model/fact.ts';
import type { Clause } from '../model/sources.ts';
import type { Aspect } from './aspects.ts';
import type { Evidence } from './evidence.ts';
import type { Reading } from './reading.ts';

/** One deviation a sender may have made, and how the message reads if it did. */
export type Hypothesis = Readonly<{
  /** Kind and deviation, such as `signature.without-sign-header`. Stable: tests and links use it. */
  id: string;
  /** What it alters; two of one part are not tried together. */
  part: Part;
  /** The deviation in words. */
  text: Fact;
  /** What asks for something else. */
  clause: Clause;
  /** The values behind the words. */
  facts?: Readonly<Record<string, FactValue>>;
  /** The checks it can settle. */
  settles: readonly Aspect[];
  apply: (reading: Reading) => Reading;
  /** The octets that were taken in place of the usual ones. */
  octets?: (reading: Reading) => Uint8Array | null;
  /** Left out of pairs: it says what another one says, or costs too much. */
  alone?: true;
}>;

export type Part =
  | 'form'
  | 'time'
  | 'coverage'
  | 'kms'
  | 'signer'
  | 'receiver'
  | 'text'
  | 'period'
  | 'recipe'
  | 'names'
  | 'hash'
  | 'rsk'
  | 'identifier'
  | 'key'
  | 'aad'
  | 'iv'
  | 'content';

/** Makes the hypotheses of one kind for a message, commonest first. */
export type Hypotheses = (evidence: Evidence, usual: Reading) => readonly Hypothesis[];
