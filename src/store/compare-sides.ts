import type { Scenario, SkipEntry } from '../engine/index.ts';
import type { CompareView } from './compare-view.ts';
import { basisOf, type Design, scenarioOfDesign } from './designs.ts';
import { isSameSkip } from './skip-selectors.ts';

/** What the two sides of a comparison are: two designs, or one run with a check and without it. */

export type CheckSide = 'with-check' | 'without-check';
export type CompareSide = Design | CheckSide;

/** What stands left and right: of three designs, the first and that which is looked at beside it. */
export function sidesOf({
  left,
  right,
  third,
  beside,
  without,
}: CompareView): Readonly<Record<'left' | 'right', CompareSide>> {
  if (without !== null) return { left: 'with-check', right: 'without-check' };
  return { left, right: beside === 'third' && third !== null ? third : right };
}

/** The designs that are compared, two or three. */
export const designsOf = ({ left, right, third }: CompareView): readonly Design[] =>
  third === null ? [left, right] : [left, right, third];

/** All that is run for a comparison, each once. */
export function comparedSides(compare: CompareView): readonly CompareSide[] {
  const { left, right } = sidesOf(compare);
  return [...new Set(compare.without === null ? designsOf(compare) : [left, right])];
}

/** The scenario as a side has it. `without`: the check that is compared. */
export function scenarioOfSide(
  scenario: Scenario,
  side: CompareSide,
  without: SkipEntry | null,
): Scenario {
  if (side !== 'with-check' && side !== 'without-check') return scenarioOfDesign(scenario, side);
  const { skips } = scenario;
  const others = skips.filter((skip) => without === null || !isSameSkip(skip, without));
  const left = side === 'without-check' && without !== null ? [without] : [];
  return { ...scenario, skips: [...others, ...left] };
}

/** What the sides share, as a text to compare by: runs of another are forgotten. */
export const sharedBasis = (scenario: Scenario, without: SkipEntry | null): string =>
  without === null ? basisOf(scenario) : JSON.stringify([scenario, without]);
