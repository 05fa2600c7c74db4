import {
  canTalk,
  defaultPartnerSystem,
  everybodyGetsIt,
  regroupSpan,
  type Scenario,
  unknownTakers,
} from '../engine/index.ts';

/** A scenario, and the pair that talks again as soon as the scenario has a place for it. */
type Changed = Readonly<{ scenario: Scenario; restingTalk: Scenario['talk'] }>;

/** A changed scenario with what the change asks for: a regroup has a partner system, and a pair that
 *  is no longer in the group does not talk. Who is no member any more gets no key for floor control. */
export function changedScenario(
  { scenario, restingTalk }: Changed,
  change: Partial<Scenario>,
): Changed {
  const talk = change.talk === undefined ? (scenario.talk ?? restingTalk) : change.talk;
  const changed = withoutStrangers(withPartner({ ...scenario, ...change, talk }), scenario);
  if (canTalk(changed)) return { scenario: changed, restingTalk: null };
  return { scenario: { ...changed, talk: null }, restingTalk: talk };
}

function withPartner(scenario: Scenario): Scenario {
  const { systems } = scenario;
  if (regroupSpan(scenario) === null || systems.length > 1) return scenario;
  return { ...scenario, systems: [...systems, defaultPartnerSystem()] };
}

/** Only those are taken from the list who were members before: another one is a mistake to be told. */
function withoutStrangers(scenario: Scenario, before: Scenario): Scenario {
  const { floorKey } = scenario;
  const gone = new Set(unknownTakers(scenario));
  if (floorKey.to === 'all' || gone.size === 0 || floorKey !== before.floorKey) return scenario;
  const to = floorKey.to.filter((actor) => !gone.has(actor));
  return { ...scenario, floorKey: to.length === 0 ? everybodyGetsIt : { ...floorKey, to } };
}
