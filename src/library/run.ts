import { actorsOf } from '../engine/exchange/actors-of.ts';
import { checkScenario, readScenario as readText } from '../engine/exchange/read-input.ts';
import { contextFor, runSource } from '../engine/exchange/run-source.ts';
import type { Actor } from '../engine/model/actors.ts';
import { bytesToHex } from '../engine/model/bytes.ts';
import { defaultScenario as engineDefault } from '../engine/model/default-scenario.ts';
import type { ReadResult } from '../engine/model/schema-problems.ts';
import type { TraceEvent } from '../engine/trace/trace.ts';
import { InputError } from './input-error.ts';
import { systemRandom } from './octets.ts';
import type { Scenario } from './scenario.ts';

/** A scenario that was run: who took part, and everything that happened, in its order. The last event is
 *  the outcome. */
export type ScenarioRun = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
}>;

/** The scenario the page starts with: three members, one group key. */
export const defaultScenario = (): Scenario => engineDefault();

/** Reads a scenario from the text of its file, one of an earlier version too. */
export const readScenario = (text: string): ReadResult<Scenario> => readText(text);

/** Runs a scenario from beginning to end. Where its seed is `fresh` one is drawn, and `scenario` of the
 *  answer names it. Throws InputError for what is no scenario. */
export function runScenario(scenario: Scenario): ScenarioRun {
  const checked = checkScenario(scenario);
  if (!checked.ok) throw new InputError(checked.problems);
  const { seed } = checked.value;
  const drawn = seed === 'fresh' ? bytesToHex(systemRandom.bytes(16)) : seed;
  const source = { kind: 'scenario', scenario: { ...checked.value, seed: drawn } } as const;
  const context = contextFor(source, () => 0);
  return {
    scenario: source.scenario,
    actors: actorsOf(source),
    events: [...runSource(source, context)],
  };
}
