import {
  defaultPartnerSystem,
  type Fact,
  fact,
  parseActorId,
  parseScenario,
  type Scenario,
  type System,
  type SystemName,
} from '../../engine/index.ts';
import { changedScenario } from '../../store/changed-scenario.ts';

/** Where a system stands in the list of a scenario. */
export const systemPlaces: Readonly<Record<SystemName, number>> = { primary: 0, partner: 1 };

/** What a field of the setup makes of its text: a change, or why there is none. */
export type FieldChange = Partial<Scenario> | Fact;

/** A change of one system of a scenario. Systems that use one KMS go on doing so when it gets another
 *  address. */
export function withSystem(
  scenario: Scenario,
  change: Partial<System>,
  name: SystemName = 'primary',
): Partial<Scenario> {
  const place = systemPlaces[name];
  const { kmsUri } = change;
  const ofBoth = kmsUri !== undefined && usesOneKms(scenario) ? { kmsUri } : {};
  const systems = scenario.systems.map((system, at) => ({
    ...system,
    ...(at === place ? change : ofBoth),
  }));
  return { systems };
}

/** Whether the two systems of a scenario use the same KMS. */
export const usesOneKms = ({ systems: [primary, partner] }: Scenario): boolean =>
  partner !== undefined && primary?.kmsUri === partner.kmsUri;

/** The partner system with the KMS of the primary one, or with one of its own again. */
export function withOneKms(scenario: Scenario, one: boolean): Partial<Scenario> {
  const [primary] = scenario.systems;
  const kmsUri = one ? primary?.kmsUri : defaultPartnerSystem().kmsUri;
  const systems = scenario.systems.map((system, at) =>
    at === systemPlaces.partner && kmsUri !== undefined ? { ...system, kmsUri } : system,
  );
  return { systems };
}

/** Why a change cannot be made; `null` when it can. A pair of members that
 *  is no longer in the group does not talk: that is no reason. */
export function refusal(scenario: Scenario, change: Partial<Scenario>): Fact | null {
  const parsed = parseScenario(changedScenario({ scenario, restingTalk: null }, change).scenario);
  if (parsed.ok) return null;
  return parsed.problems[0]?.problem ?? null;
}

/** A whole number as people type it, or `null`. */
export function wholeNumber(text: string): number | null {
  const digits = text.trim().replaceAll(/[ ,_](?=\d{3}\b)/g, '');
  return /^[-−]?\d{1,12}$/.test(digits) ? Number(digits.replace('−', '-')) : null;
}

/** The change a number field makes, when its text is a whole number of `unit` seconds. */
export function secondsChange(
  text: string,
  unit: number,
  change: (seconds: number) => Partial<Scenario>,
): FieldChange {
  const value = wholeNumber(text);
  return value === null ? fact('input.notWhole') : change(value * unit);
}

/** Clock skews with one actor's skew set; 0 removes it. */
export function withSkew(
  skews: Scenario['clockSkewSeconds'],
  actor: string,
  seconds: number,
): Scenario['clockSkewSeconds'] {
  const { [actor]: _, ...others } = skews;
  return seconds === 0 ? others : { ...others, [actor]: seconds };
}

/** Skews of the actors a scenario still has after a system came to have `members` members. */
export function skewsFor(
  skews: Scenario['clockSkewSeconds'],
  members: number,
  name: SystemName = 'primary',
): Scenario['clockSkewSeconds'] {
  const kept = Object.entries(skews).filter(([actor]) => {
    const { kind, system, ordinal } = parseActorId(actor);
    return kind !== 'ue' || system !== name || ordinal <= members;
  });
  return Object.fromEntries(kept);
}
