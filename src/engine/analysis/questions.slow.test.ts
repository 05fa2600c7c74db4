import { expect, it, vi } from 'vitest';
import { predictionOf } from '../faults/disturbance.ts';
import { faults } from '../faults/index.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { placesFor, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { faultResults } from './fault-results.ts';
import { questionsOf } from './questions.ts';

vi.setConfig({ testTimeout: 300_000 });

const runs = [
  { procedure: 'group-key-provisioning', gmkMode: 'dual-one-procedure' },
  { procedure: 'group-regroup', gmkMode: 'single' },
] as const;

/** The code of the check a question is answered with; undefined where nothing is asked. */
function answerIn(events: readonly TraceEvent[]) {
  const [question] = questionsOf(events);
  if (question === undefined) return undefined;
  const check = question.answer ? events[question.answer.index] : undefined;
  return check?.kind === 'check' ? (check.failure?.code ?? null) : null;
}

function problemOf(scenario: Scenario, entry: FaultEntry): readonly string[] {
  const wanted = predictionOf(scenario, entry);
  if (wanted === 'unknown') return [];
  const events = runWith(scenario, entry);
  const [result] = faultResults(events, [entry]);
  const told = { caught: result?.caught?.code ?? null, answer: answerIn(events) };
  const agrees = told.caught === wanted && told.answer === wanted;
  return agrees ? [] : [`${entry.fault} ${scenario.gmkMode}: ${wanted}, ${JSON.stringify(told)}`];
}

it.each(runs)(
  '[Keyladder §predict] tells and answers what is predicted: $procedure, $gmkMode',
  (modes) => {
    const scenario = scenarioOf(modes);
    const entries = faults.flatMap((fault) => placesFor(fault, scenario).slice(0, 1));
    expect(entries.length).toBeGreaterThan(50);
    expect(entries.flatMap((entry) => problemOf(scenario, entry))).toEqual([]);
  },
);
