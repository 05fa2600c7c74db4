import { defaultScenario, type Scenario } from '../../engine/index.ts';

/** Runs that answer a question people ask of the contribution, each from the default scenario. */

const twoAtOnce = { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' } as const;

const changes = {
  /** UE 1 is of V13.4.0: it takes both payloads, and tells the keys apart by nothing. */
  knowsNothing: { ...twoAtOnce, knows: { ue1: 'v13-4-0' } },
  /** UE 1 talks to UE 3, which has no key for floor control. */
  someNeedIt: {
    ...twoAtOnce,
    floorKey: { to: ['ue1', 'ue2'], others: 'media-key' },
    talk: { from: 'ue1', to: 'ue3' },
  },
} as const satisfies Readonly<Record<string, Partial<Scenario>>>;

export type QuestionToTry = keyof typeof changes;

export const questionsToTry = Object.keys(changes) as readonly QuestionToTry[];

/** The scenario that answers a question. */
export const scenarioToTry = (question: QuestionToTry): Scenario => ({
  ...defaultScenario(),
  ...changes[question],
});
