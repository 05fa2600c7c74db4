import type { Clause, Step } from '../../engine/index.ts';

/** What the Clause tab tells of a step: the catalogue key its texts stand under, its points in
 *  their order, and the clauses they come from. */
export type ClauseFacts = Readonly<{
  key: string;
  points: readonly string[];
  clauses: readonly Clause[];
}>;

type StepFacts = Readonly<Partial<Record<Step, Omit<ClauseFacts, 'key'>>>>;

const use: Omit<ClauseFacts, 'key'> = {
  points: [
    ...['derive', 'csId', 'mki', 'media', 'offNetwork', 'unicast', 'multicast', 'mkfc', 'second'],
    'floorRequest',
  ],
  clauses: [
    'TS 33.179 §7.3.6',
    'TS 33.179 §7.5.1',
    'TS 33.179 §7.6.1',
    'TS 24.380 §13.1',
    'RFC 7714 §8',
    'pCR 33.179 §7.4.2',
  ],
};

/** Figure 7.4.2-1. */
const provisioning: StepFacts = {
  0: { points: ['keys', 'gms', 'validate'], clauses: ['pCR 33.179 §7.4.2', 'TS 33.179 §7.3.1'] },
  1: {
    points: ['notify', 'encrypt', 'sign', 'identify'],
    clauses: ['pCR 33.179 §7.4.2', 'TS 23.179 §10.5', 'TS 33.179 §E.2'],
  },
  2: {
    points: ['signature', 'authorised', 'extract', 'duplicate', 'error', 'store', 'confirm'],
    clauses: ['pCR 33.179 §7.4.2', 'TS 33.179 §7.3.1'],
  },
};

const regroupClause = 'pCR 33.179 §7.4.4.3';
const regroupStages = 'TS 23.179 §10.6.2.2';

/** Figure 7.4.3.3-1. */
const regroup: StepFacts = {
  0: {
    points: ['exchange', 'external', 'keys'],
    clauses: [regroupClause, 'TS 33.179 Annex D', 'TS 33.179 §7.3.1'],
  },
  1: {
    points: ['make', 'notify', 'encrypt', 'sign'],
    clauses: [regroupClause, regroupStages, 'TS 33.179 §E.2'],
  },
  2: { points: ['checks', 'ok'], clauses: [regroupClause, 'TS 33.179 §7.3.1'] },
  3: {
    points: ['asUser', 'encrypt', 'sign', 'gukId', 'members'],
    clauses: [regroupClause, regroupStages, 'TS 23.280 §10.15.3.3.1'],
  },
  4: {
    points: ['checks', 'extract', 'reEncrypt', 'newGukId', 'sign', 'rand', 'stop'],
    clauses: [regroupClause, regroupStages],
  },
  5: { points: ['checks', 'ok'], clauses: [regroupClause] },
  6: { points: ['ok', 'report', 'error'], clauses: [regroupClause] },
};

/** The facts of a step in the figure that is run; those of the last step for what has none. */
export function clauseFacts(step: Step, isRegroup: boolean): ClauseFacts {
  if (step === 'use') return { key: 'step.use', ...use };
  const figure = isRegroup ? regroup : provisioning;
  const last = isRegroup ? 6 : 2;
  const shown = figure[step] === undefined ? last : step;
  const facts = figure[shown] ?? use;
  return { key: `${isRegroup ? 'regroup' : 'step'}.${shown}`, ...facts };
}
