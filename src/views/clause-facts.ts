import { type Clause, documentOf, type Plan, type Step } from '../engine/index.ts';

/** Why a sentence of the Clause tab is not the word of a text we have read: nobody says it but this
 *  tool, it follows from what the clause says, it was concluded, or it could not be checked. */
export type Mark = 'own' | 'consequence' | 'inferred' | 'unverified';

/** A sentence of the Clause tab; `clauses`: where it comes from, if not from those of the step. */
export type Point = Readonly<{ name: string; mark?: Mark; clauses?: readonly Clause[] }>;

/** What the Clause tab tells of a step: the catalogue key its texts stand under, its points in
 *  their order, and the clauses they come from. */
export type ClauseFacts = Readonly<{
  key: string;
  points: readonly Point[];
  clauses: readonly Clause[];
}>;

type StepFacts = Readonly<Partial<Record<Step, Omit<ClauseFacts, 'key'>>>>;

const plain = (...names: readonly string[]): readonly Point[] => names.map((name) => ({ name }));
const marked = (mark: Mark, ...names: readonly string[]): readonly Point[] =>
  names.map((name) => ({ name, mark }));

/** No text says it outright: the derivation of the SRTP keys asks for one RAND. */
const oneRand: Point = {
  name: 'rand',
  mark: 'inferred',
  clauses: ['TS 33.179 §7.3.6', 'TS 33.180 §7.4.2', 'RFC 3830 §6.11'],
};

const use: Omit<ClauseFacts, 'key'> = {
  points: [
    ...plain('derive'),
    ...marked('unverified', 'csId'),
    ...plain('mki', 'media', 'offNetwork', 'unicast', 'multicast'),
    ...marked('unverified', 'mkfc'),
    ...marked('consequence', 'second'),
    ...marked('own', 'tried'),
    ...marked('unverified', 'floorRequest'),
  ],
  clauses: [
    ...(['TS 33.179 §7.3.6', 'TS 33.180 §7.4.2', 'TS 33.179 §7.5.1', 'TS 33.179 §7.6.1'] as const),
    ...(['TS 24.380 §13.1', 'RFC 7714 §8', 'pCR 33.179 §7.4.2'] as const),
  ],
};

/** Figure 7.4.2-1. */
const provisioning: StepFacts = {
  0: {
    points: [
      ...plain('keys', 'gms'),
      { name: 'validate', clauses: ['RFC 6507 §5.1.2', 'RFC 6508 §6.1.2'] },
    ],
    clauses: ['pCR 33.179 §7.4.2', 'TS 33.179 §7.3.1'],
  },
  1: {
    points: [...plain('notify', 'encrypt', 'sign', 'identify'), oneRand],
    clauses: ['pCR 33.179 §7.4.2', 'TS 23.179 §10.5', 'TS 33.179 §E.2', 'TS 33.179 §F.1.3'],
  },
  2: {
    points: [
      ...plain('signature', 'authorised', 'extract', 'duplicate'),
      ...marked('own', 'update', 'order'),
      ...plain('error', 'store', 'confirm'),
    ],
    clauses: ['pCR 33.179 §7.4.2'],
  },
};

const regroupClause = 'pCR 33.179 §7.4.4.3';
const regroupStages = 'TS 23.179 §10.6.2.2';

/** Figure 7.4.3.3-1. */
const regroup: StepFacts = {
  0: {
    points: [
      ...plain('exchange'),
      { name: 'external', clauses: ['TS 33.179 Annex D'] },
      ...plain('keys'),
      ...marked('consequence', 'own'),
    ],
    clauses: [regroupClause],
  },
  1: {
    points: [...plain('make', 'notify', 'encrypt', 'sign'), oneRand],
    clauses: [regroupClause, regroupStages, 'TS 33.179 §E.2'],
  },
  2: {
    points: [...plain('ok'), ...marked('inferred', 'checks'), ...marked('own', 'error')],
    clauses: [regroupClause],
  },
  3: {
    points: [
      ...plain('asUser', 'encrypt', 'sign', 'gukId'),
      {
        name: 'members',
        mark: 'consequence',
        clauses: ['TS 23.280 §10.2.4.2', 'TS 23.280 §10.2.4.3'],
      },
    ],
    clauses: [regroupClause, regroupStages],
  },
  4: {
    points: [
      ...marked('inferred', 'checks'),
      ...plain('extract', 'reEncrypt'),
      ...marked('consequence', 'newGukId'),
      ...plain('sign'),
      ...marked('consequence', 'clear', 'unseen'),
      oneRand,
      ...marked('own', 'stop'),
    ],
    clauses: [regroupClause, regroupStages],
  },
  5: {
    points: [...plain('ok'), ...marked('inferred', 'checks'), ...marked('own', 'error')],
    clauses: [regroupClause],
  },
  6: { points: [...plain('ok'), ...marked('own', 'report', 'error')], clauses: [regroupClause] },
};

/** The end of a regroup: nothing of it was read in a text. */
const tearDown: Omit<ClauseFacts, 'key'> = {
  points: [
    ...marked('unverified', 'ways', 'form'),
    ...marked('own', 'deleted'),
    ...marked('inferred', 'own'),
    ...marked('consequence', 'recorded'),
  ],
  clauses: ['TS 23.179 §10.6.2'],
};

/** The step whose facts are shown: the last one for what has none. */
export function factsStep(step: Step, isRegroup: boolean): Step {
  if (step === 'use') return step;
  return (isRegroup ? regroup : provisioning)[step] === undefined ? (isRegroup ? 6 : 2) : step;
}

/** A regroup inside one system is told in a clause of its own, and goes as the first figure. */
const insideClause = 'pCR 33.179 §7.4.4.2';

/** What else a run is than the figure it goes as: the end of a regroup, or one inside one system. */
export type Variant = 'ends' | 'inside' | null;

export function variantOf({ act, group, systems }: Plan): Variant {
  if (act?.act === 'tear-down') return 'ends';
  return group.temporary && systems.length === 1 ? 'inside' : null;
}

/** The facts of a step in the figure that is run; those of the last step for what has none. */
export function clauseFacts(step: Step, isRegroup: boolean, variant: Variant = null): ClauseFacts {
  const facts = factsInFigure(step, isRegroup, variant);
  const isInside = variant === 'inside' && step !== 'use' && step !== 0;
  return isInside ? { ...facts, clauses: [insideClause, ...facts.clauses] } : facts;
}

function factsInFigure(step: Step, isRegroup: boolean, variant: Variant): ClauseFacts {
  if (variant === 'ends' && step !== 'use' && step !== 0) return { key: 'tearDown', ...tearDown };
  const shown = factsStep(step, isRegroup);
  if (shown === 'use') return { key: 'step.use', ...use };
  const facts = (isRegroup ? regroup : provisioning)[shown] ?? use;
  return { key: `${isRegroup ? 'regroup' : 'step'}.${shown}`, ...facts };
}

/** What a citation needs beside it: the catalogue key of a remark, or null. */
export function citationNote(clause: Clause): 'draftNumbers' | 'release18' | null {
  if (documentOf(clause) === 'TS 23.179') return 'draftNumbers';
  return /^TS 24\.380 §13(\.|$)/.test(clause) ? 'release18' : null;
}

/** Citations for the screen, each with its remark. */
export function citations(clauses: readonly Clause[], t: (key: string) => string): string {
  return clauses
    .map((clause) => {
      const note = citationNote(clause);
      return note === null ? clause : `${clause} (${t(`inspector.clause.citation.${note}`)})`;
    })
    .join(' · ');
}
