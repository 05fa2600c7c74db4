import { defaultPartnerSystem, defaultScenario, type Scenario } from '../../engine/index.ts';

/** Runs that answer a question people ask of the contribution, each from the default scenario. */

const twoAtOnce = { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' } as const;

/** A second group of the default system, of which nobody is in the first one. */
export const freshSecondGroup: NonNullable<Scenario['secondGroup']> = {
  groupUri: 'sip:police2@mcptt.example.org',
  groupName: 'Police 2',
  members: [1, 2, 3].map((ordinal) => `sip:police.${ordinal}@mcptt.example.org`),
  notAffiliated: [],
};

const changes = {
  /** UE 1 is of V13.4.0: it takes both payloads, and tells the keys apart by nothing. */
  knowsNothing: { ...twoAtOnce, knows: { ue1: 'v13-4-0' } },
  /** UE 1 talks to UE 3, which has no key for floor control. */
  someNeedIt: {
    ...twoAtOnce,
    floorKey: { to: ['ue1', 'ue2'], others: 'media-key' },
    talk: { from: 'ue1', to: 'ue3' },
  },
  /** Of the partner system's three users each belongs to another KMS. */
  severalKmss: {
    procedure: 'group-regroup',
    partnerKmss: [
      { kmsUri: 'kms2.partner.example.net', ues: ['partner-ue2'] },
      { kmsUri: 'kms3.partner.example.net', ues: ['partner-ue3'] },
    ],
  },
  /** One of the six is not affiliated. */
  regroupInside: { secondGroup: { ...freshSecondGroup, notAffiliated: ['ue6'] } },
} satisfies Readonly<Record<string, Partial<Scenario>>>;

export type QuestionToTry = keyof typeof changes;

export const questionsToTry = Object.keys(changes) as readonly QuestionToTry[];

/** The scenario that answers a question. */
export function scenarioToTry(question: QuestionToTry): Scenario {
  const base = defaultScenario();
  const change: Partial<Scenario> = changes[question];
  const partner = change.procedure === 'group-regroup' ? [defaultPartnerSystem()] : [];
  return { ...base, systems: [...base.systems, ...partner], ...change };
}
