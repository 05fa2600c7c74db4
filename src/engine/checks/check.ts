import type { Fact } from '../model/fact.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Clause } from '../model/sources.ts';
import type { Run } from './operation.ts';

/** When a check is made: of what a KMS handed out in step 0, of a payload as a whole, of each key in it,
 *  of the keys of a notification together, of a packet protected with them. */
export type Phase = 'key-material' | 'payload' | 'key' | 'pair' | 'packet';

/** A number of RFC 3830 §6.12. */
export type MikeyError = 0 | 1 | 2 | 7 | 8 | 10 | 11 | 12;

/** What is wrong, before it is placed in the message. `path` and `clause` default to the check's own. */
export type Problem<Code extends string = string> = Readonly<{
  code: Code;
  path?: string;
  /** For octets the tree shows no field of; `null` where no octet is to blame. */
  offset?: number | null;
  clause?: Clause;
  expected: Fact;
  found: Fact;
}>;

/** What a check comes to: the field it reads, what was compared, and what is wrong, if anything.
 *  `path` and `clause` default to the first the check names. */
export type Verdict<Code extends string = string> = Readonly<{
  clause?: Clause;
  path?: string;
  values?: readonly NamedValue[];
  unverified?: boolean;
  problem: Problem<Code> | null;
}>;

/** Letter of a check in the map of octets; checks of one kind share a ground: 1 time, 2 identity,
 *  3 signature, 4 encapsulation, 5 key, 6 form. */
export type Mark = Readonly<{ letter: string; tone: 1 | 2 | 3 | 4 | 5 | 6 }>;

/** What a check gives: a verdict, null where there is nothing to check, or a part of a run that ends in
 *  one of them where it takes calculations. */
export type Outcome<Code extends string> = Verdict<Code> | null | Run<Verdict<Code> | null>;

export type CheckRecord<Name extends string, Code extends string, Subject> = Readonly<{
  name: Name;
  phase: Phase;
  /** The codes it can end in; no other check has one of them. */
  codes: readonly Code[];
  /** What it rests on. */
  clauses: readonly [Clause, ...Clause[]];
  /** The text that gives the reason for it; absent: none we have read does, so that what the catalogue
   *  says of it (`checks.why`) is inferred. */
  whyClause?: Clause;
  /** Who demands it: the contribution, a published text, or this tool alone. */
  orderedBy: 'contribution' | 'published' | 'own';
  /** Where texts demand it and leave a part open: what this tool chose. The catalogue says it. */
  ownPart?: 'place' | 'bounds' | 'rule';
  /** Paths of the fields it reads. */
  reads: readonly string[];
  /** The number for its failures, as a diagnosis of the receiver's own; null where MIKEY has no part.
   *  Source: RFC 3830 §6.12. */
  mikeyError: MikeyError | null;
  /** Another number where one of these fields is to blame. */
  mikeyErrorAt?: Readonly<Record<string, MikeyError>>;
  /** For the map of octets, where what is checked has octets of a payload. */
  mark?: Mark;
  /** Whether a run of a scenario makes it at all; absent: every run does. */
  madeIn?: (scenario: Scenario) => boolean;
  run: (subject: Subject) => Outcome<NoInfer<Code>>;
  /** What a receiver that does not make the check does in its place, so that it can go on; false where
   *  it cannot. Absent: nothing behind it needs what the check finds. */
  instead?: (subject: Subject) => Instead;
}>;

/** Whether a receiver can go on, or a part of a run that ends so where it takes calculations. */
export type Instead = boolean | Run<boolean>;

type Usual = 'orderedBy' | 'mikeyError';

/** A record of a check; keeps the types of its name and codes. Where it does not say, a published text
 *  demands it, and its failures have the number for what is not specified. */
export function defineCheck<const Name extends string, const Code extends string, Subject>(
  record: Omit<CheckRecord<Name, Code, Subject>, Usual> &
    Partial<Pick<CheckRecord<Name, Code, Subject>, Usual>>,
): CheckRecord<Name, Code, Subject> {
  const isOfMikey = record.phase !== 'key-material' && record.phase !== 'packet';
  return { orderedBy: 'published', mikeyError: isOfMikey ? 12 : null, ...record };
}
