import type { Phase } from '../checks/check.ts';
import { type Check, type CheckName, checks, isMadeIn } from '../checks/index.ts';
import { type ActorId, isGms, isUe, partnerGms, primaryGms } from '../model/actors.ts';
import type { Context } from '../model/context.ts';
import { fact } from '../model/fact.ts';
import { planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import type { SkipEntry } from '../model/scenario-fields.ts';
import type { InputProblem } from '../model/schema-problems.ts';

/** Checks that a party of a run leaves out, to show what they are for. No text allows it. */

/** Who leaves out what in a run of a scenario; nothing where nobody does. */
export function carelessness({ skips }: Scenario): Pick<Context, 'skips'> {
  if (skips.length === 0) return {};
  const left = new Set(skips.map(nameOf));
  return { skips: (party, check) => left.has(nameOf({ party, check })) };
}

const nameOf = ({ party, check }: SkipEntry) => `${party} ${check}`;

/** Who makes the checks of a phase: what a KMS hands out is checked by everybody, a payload by those it
 *  is for, a packet by the UEs. */
const makers: Readonly<Record<Phase, (party: string) => boolean>> = {
  'key-material': (party) => isUe(party) || isGms(party),
  payload: (party) => isUe(party) || party === partnerGms,
  key: (party) => isUe(party) || party === partnerGms,
  pair: (party) => isUe(party) || party === partnerGms,
  packet: isUe,
};

/** The checks a party makes in a run of a scenario, in their order. */
export function checksMadeBy(scenario: Scenario, party: ActorId): readonly CheckName[] {
  const made = checks.filter((check) => isMadeBy(scenario, party, check));
  return made.map(({ name }) => name);
}

function isMadeBy(scenario: Scenario, party: string, check: Check): boolean {
  if (check.name === 'partner-certificate')
    return party === primaryGms && isMadeIn(check, scenario);
  // Who expects one key at a time compares no pair.
  const isAsked = check.phase !== 'pair' || planOf(scenario).expects(party).together === true;
  return makers[check.phase](party) && isAsked && isMadeIn(check, scenario);
}

/** The checks left out that have a place in a run of the scenario: who leaves out takes part and makes
 *  the check there. */
export function fittingSkips(scenario: Scenario): readonly SkipEntry[] {
  const misfits = new Set(skipProblems(scenario).map(({ path }) => path.split('.')[1]));
  return scenario.skips.filter((_, index) => !misfits.has(`${index}`));
}

/** Why checks of a scenario cannot be left out. */
export function skipProblems(scenario: Scenario): readonly InputProblem[] {
  const { systems, members } = planOf(scenario);
  const parties = new Set<string>([
    ...systems.map(({ gms }) => gms),
    ...members.map(({ actor }) => actor),
  ]);
  const seen = new Set<string>();
  return scenario.skips.flatMap((entry, index): readonly InputProblem[] => {
    const path = `skips.${index}`;
    const { party, check: name } = entry;
    const check = checks.find((one) => one.name === name);
    if (!check) {
      const problem = fact('skip.unknown', { check: name, checks: checks.map((one) => one.name) });
      return [{ path: `${path}.check`, problem }];
    }
    if (!parties.has(party)) {
      return [{ path: `${path}.party`, problem: fact('fault.noSuchActor', { actor: party }) }];
    }
    if (!isMadeBy(scenario, party, check)) {
      return [{ path, problem: fact('skip.notMade', { check: name, actor: party }) }];
    }
    if (seen.has(nameOf(entry))) {
      return [{ path, problem: fact('skip.twice', { check: name, actor: party }) }];
    }
    seen.add(nameOf(entry));
    return [];
  });
}
