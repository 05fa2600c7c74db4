import { canTalk, defaultPartnerSystem, regroupSpan, type Scenario } from '../engine/index.ts';

/** A scenario, and the pair that talks again as soon as the scenario has a place for it. */
type Changed = Readonly<{ scenario: Scenario; restingTalk: Scenario['talk'] }>;

/** A changed scenario with what the change asks for: a regroup has a partner system, and a pair that
 *  is no longer in the group does not talk. */
export function changedScenario(
  { scenario, restingTalk }: Changed,
  change: Partial<Scenario>,
): Changed {
  const talk = change.talk === undefined ? (scenario.talk ?? restingTalk) : change.talk;
  const changed = withPartner({ ...scenario, ...change, talk });
  if (canTalk(changed)) return { scenario: changed, restingTalk: null };
  return { scenario: { ...changed, talk: null }, restingTalk: talk };
}

function withPartner(scenario: Scenario): Scenario {
  const { systems } = scenario;
  if (regroupSpan(scenario) === null || systems.length > 1) return scenario;
  return { ...scenario, systems: [...systems, defaultPartnerSystem()] };
}
