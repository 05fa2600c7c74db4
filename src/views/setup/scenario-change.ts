import { parseScenario, type Scenario, type System } from '../../engine/index.ts';

/** What a field of the setup makes of its text: a change, or the key of the reason why not. */
export type FieldChange = Partial<Scenario> | Reason;
export type Reason = Readonly<{ reasonKey: string; values?: Readonly<Record<string, number>> }>;

/** A change of the (only) system of a scenario. */
export function withSystem(scenario: Scenario, change: Partial<System>): Partial<Scenario> {
  return { systems: scenario.systems.map((system) => ({ ...system, ...change })) };
}

/** Why a change cannot be made, in words of the engine; `null` when it can. */
export function refusal(scenario: Scenario, change: Partial<Scenario>): string | null {
  const parsed = parseScenario({ ...scenario, ...change });
  return parsed.ok ? null : (parsed.problems[0]?.reason ?? '');
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
  return value === null ? { reasonKey: 'app.setup.notWhole' } : change(value * unit);
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

/** Skews of the actors a scenario still has after its members changed. */
export function skewsFor(
  skews: Scenario['clockSkewSeconds'],
  members: number,
): Scenario['clockSkewSeconds'] {
  const kept = Object.entries(skews).filter(
    ([actor]) => actor === 'gms' || Number(actor.slice(2)) <= members,
  );
  return Object.fromEntries(kept);
}
