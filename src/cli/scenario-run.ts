import { randomBytes } from 'node:crypto';
import {
  type Actor,
  actorsOf,
  bytesToHex,
  contextFor,
  type Failure,
  isFact,
  readScenario,
  runInAct,
  runSource,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import { problemError, textOf, usageError } from './command.ts';
import { failureJson, type Words } from './words.ts';

export type ScenarioRun = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  events: readonly TraceEvent[];
  remarks: readonly string[];
}>;

/** Reads a scenario, draws a fresh seed where it asks for one, and runs it.
 *  Throws UsageError when the scenario cannot be used. */
export function runScenario(bytes: Uint8Array, file: string, words: Words): ScenarioRun {
  const read = readScenario(textOf(bytes, file));
  if (!read.ok) throw problemError(file, read.problems);
  const fresh = read.value.seed === 'fresh';
  const seed = fresh ? bytesToHex(Uint8Array.from(randomBytes(16))) : read.value.seed;
  const scenario = { ...read.value, seed };
  const remarks = fresh ? [words.text('cli.seedDrawn', { seed })] : [];
  return { ...runOf(scenario), remarks };
}

/** The acts of a run: all of them, or the one an option asks for. Throws UsageError where there is no such act. */
export function askedAct(run: Pick<ScenarioRun, 'scenario'>, given: string | undefined) {
  if (given === undefined) return null;
  const act = Number(given);
  const last = run.scenario.acts.length + 1;
  if (!/^\d+$/.test(given) || act < 1 || act > last) throw usageError('act', { given, last });
  return act;
}

/** What of a run belongs to an act, as if it were a run by itself. */
export function inAct<R extends Omit<ScenarioRun, 'remarks'>>(run: R, act: number): R {
  return { ...run, ...runInAct(run, act) };
}

/** Runs a scenario. */
export function runOf(scenario: Scenario): Omit<ScenarioRun, 'remarks'> {
  const source = { kind: 'scenario' as const, scenario };
  const events = [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
  return { scenario, actors: actorsOf(source), events };
}

/** A trace event as plain JSON: octets as lower-case hex, large integers as decimal text, facts and
 *  failures in words. */
export function eventJson(event: TraceEvent, words: Words): unknown {
  return JSON.parse(
    JSON.stringify(event, (_key, value: unknown) => {
      if (value instanceof Uint8Array) return bytesToHex(value);
      if (isFact(value)) return words.fact(value);
      if (isFailure(value)) return failureJson(value, words);
      return typeof value === 'bigint' ? value.toString() : value;
    }),
  );
}

const isFailure = (value: unknown): value is Failure =>
  typeof value === 'object' && value !== null && 'expected' in value && isFact(value.expected);
