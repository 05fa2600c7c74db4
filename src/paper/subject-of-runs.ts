import type { Scenario } from '../engine/index.ts';
import { defaultCompare } from '../store/compare-view.ts';
import { type Design, designOf, designs, scenarioOfDesign } from '../store/designs.ts';
import { carriedOver } from '../store/run-side.ts';
import { linkToScenario } from '../store/scenario-link.ts';
import { type MadeRun, sideOf } from './side-of.ts';
import type { PaperSubject, PaperWords } from './subject.ts';

/** What a paper is about where there is no page: runs made apart, on the channel a first visit has. */

export const paperDesigns: readonly Design[] = designs;

/** A scenario in another design, as the comparison runs it; null where it is the same one. */
export function scenarioAgainst(scenario: Scenario, design: Design): Scenario | null {
  if (designOf(scenario) === design) return null;
  return carriedOver(scenario, scenarioOfDesign(scenario, design)).inRun;
}

/** A run, or two designs beside each other. */
export function subjectOfRuns(
  run: MadeRun,
  against: MadeRun | null,
  words: PaperWords,
): PaperSubject {
  const assumed = defaultCompare;
  const left = sideOf(run, assumed, words);
  if (against === null) return { kind: 'run', assumed, left };
  return { kind: 'designs', assumed, left, right: sideOf(against, assumed, words) };
}

/** What stands behind the address of the page to show the same there. */
export function linkToSubject({ scenario }: MadeRun, against: Design | null): string {
  if (against === null) return linkToScenario(scenario);
  const compare = { ...defaultCompare, left: designOf(scenario), right: against };
  return linkToScenario(scenario, { screen: 'compare', compare });
}
