import type { Step } from '../../engine/index.ts';
import { factsStep, type Mark } from '../clause-facts.ts';

/** Where else a step stands, and what its clause is called in the documents that came later. */

/** A sentence under `inspector.clause.reference`; `step`: the number it names. */
export type Reference = Readonly<{ name: string; mark?: Mark; step?: number }>;

type Cell = Readonly<{ text: string; mark?: Mark }>;

/** A clause in the draft the contribution amends (none where it names none), in published TS 33.179, and in TS 33.180. */
export type ClauseMapRow = Readonly<{
  draft: readonly string[];
  /** What it is about, where the draft names none: under `clauses.topic`. */
  topic?: string;
  published: readonly Cell[];
  later: readonly Cell[];
}>;

export const inferred = (text: string): Cell => ({ text, mark: 'inferred' });
export const unverified = (text: string): Cell => ({ text, mark: 'unverified' });
export const read = (text: string): Cell => ({ text });

const encapsulation: ClauseMapRow = {
  draft: ['7.4.1'],
  published: [read('7.3.1')],
  later: [read('5.7.1'), read('5.2.2–5.2.6')],
};
const provisioning: ClauseMapRow = {
  draft: ['7.4.2', 'Figure 7.4.2-1'],
  published: [inferred('7.3.2')],
  later: [inferred('5.7')],
};
const dynamic: ClauseMapRow = {
  draft: ['7.4.4'],
  published: [inferred('7.3.4')],
  later: [read('7.3.3')],
};
const regroup: ClauseMapRow = {
  draft: ['7.4.4.3', 'Figure 7.4.3.3-1'],
  published: [inferred('7.3.4.3'), inferred('Figure 7.3.4.3-1')],
  later: [inferred('7.3.3.3'), unverified('11.1.2.2')],
};
const inUse: readonly ClauseMapRow[] = [
  { draft: [], topic: 'srtpKeys', published: [unverified('7.3.6')], later: [read('7.4.2')] },
  { draft: [], topic: 'srtp', published: [read('7.5')], later: [read('7.5')] },
  { draft: [], topic: 'srtcp', published: [read('7.6')], later: [read('7.4')] },
  {
    draft: [],
    topic: 'floorControl',
    published: [unverified('9.4, 9.4.5')],
    later: [unverified('9.4')],
  },
];

/** The rows of the map for the clause at hand; that of the payload where one is made. */
export function clauseMap(step: Step, isRegroup: boolean): readonly ClauseMapRow[] {
  const shown = factsStep(step, isRegroup);
  if (shown === 'use') return inUse;
  if (!isRegroup) return shown === 1 ? [encapsulation, provisioning] : [provisioning];
  const makesPayload = shown === 1 || shown === 3 || shown === 4;
  return makesPayload ? [encapsulation, dynamic, regroup] : [dynamic, regroup];
}

/** Steps of the draft of TS 23.179 by those of Figure 7.4.3.3-1. */
const regroupSteps: ReadonlyMap<Step, number> = new Map([
  [1, 8],
  [3, 9],
  [4, 11],
]);

const provisioningAtOne: readonly Reference[] = [
  { name: 'flow', step: 3 },
  { name: 'published' },
  { name: 'meant', mark: 'inferred' },
  { name: 'later' },
  { name: 'noName' },
];

function regroupAt(step: Step): readonly Reference[] {
  const number = regroupSteps.get(step);
  if (step === 0) return [{ name: 'oneKms' }, { name: 'figure' }];
  if (number === undefined) return [{ name: 'figure' }];
  return [
    { name: 'regroupFlow', step: number },
    ...(step === 4 ? [] : [{ name: 'following' }]),
    { name: 'regroupPublished' },
    { name: 'regroupMeant', mark: 'inferred' },
    { name: 'regroupLater', mark: 'inferred' },
    { name: 'noName' },
    { name: 'figure' },
  ];
}

/** What is said of a step beside the map, in its order. */
export function references(step: Step, isRegroup: boolean): readonly Reference[] {
  const shown = factsStep(step, isRegroup);
  if (shown === 'use') return [];
  if (isRegroup) return regroupAt(shown);
  const beside: Reference = { name: 'mkfcClause', mark: 'unverified' };
  return shown === 1 ? [...provisioningAtOne, beside] : [beside];
}
