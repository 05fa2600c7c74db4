import { everybodyGetsIt } from './member-options.ts';
import { firstActOf } from './plan.ts';
import {
  hasHiddenIdentities,
  type ReleaseId,
  type SignatureCoverage,
  signedUnder,
  type UnknownExtensionRule,
} from './releases.ts';
import type { Scenario } from './scenario.ts';
import type { MessageForm } from './scenario-rules.ts';

/** What is keyed under each release, and what its receivers do where texts say nothing. */

/** How many keys the group has: one, or two in one notification, in two payloads or in one. */
export const releaseDesigns = ['one', 'two-payloads', 'one-payload'] as const;
export type ReleaseDesign = (typeof releaseDesigns)[number];

/** Whether UEs of the release that a message is of know two keys, as the contribution asks; UEs of another release
 *  go by their text, which has not got them. */
export const twoKeyKnowledge = ['amended', 'published'] as const;
export type TwoKeyKnowledge = (typeof twoKeyKnowledge)[number];

export type ReleaseOptions = Readonly<{
  design: ReleaseDesign;
  marking: Scenario['purposeMarking'];
  knowledge: TwoKeyKnowledge;
  /** UIDs in place of URIs, where the release has roles for them. */
  hidden: boolean;
  unknownExtensions: UnknownExtensionRule;
  coverage: SignatureCoverage;
}>;

export const defaultReleaseOptions: ReleaseOptions = {
  design: 'one',
  marking: 'text',
  knowledge: 'amended',
  hidden: false,
  unknownExtensions: 'kept',
  coverage: 'implementation',
};

const keysOf: Readonly<
  Record<ReleaseDesign, Pick<Scenario, 'gmkMode'> & Partial<Pick<Scenario, 'dualEncoding'>>>
> = {
  one: { gmkMode: 'single' },
  'two-payloads': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  'one-payload': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
};

/** The group of a scenario as it is keyed first, with the keys that are asked for and nothing going wrong. */
export function scenarioUnder(
  scenario: Scenario,
  { design, marking: purposeMarking }: ReleaseOptions,
): Scenario {
  const first = firstActOf(scenario);
  const undisturbed = { faults: [], skips: [], knows: {}, floorKey: everybodyGetsIt };
  return { ...first, ...undisturbed, ...keysOf[design], purposeMarking };
}

/** How a GMS of a release writes. */
export function formUnder(
  release: ReleaseId,
  { mkiInSpi }: Scenario,
  { hidden, coverage }: ReleaseOptions,
): MessageForm {
  const signed = signedUnder(release, coverage);
  return { release, signed, mkiInSpi, hideIdentities: hidden && hasHiddenIdentities[release] };
}
