import type { CheckEvent } from '../engine/index.ts';
import { type Command, onlyFile, readArguments } from './command.ts';
import { eventJson, runScenario } from './scenario-run.ts';

/** `run SCENARIO.json [--events]`: the outcome, or one event a line. */
export const run: Command = ({ args, words, readBytes }) => {
  const { values, positionals } = readArguments(args, { events: { type: 'boolean' } });
  const file = onlyFile(positionals, 'SCENARIO.json');
  const { events, remarks } = runScenario(readBytes(file), file, words);
  const outcome = events.at(-1);
  const failed = events.filter(
    (event): event is CheckEvent => event.kind === 'check' && !event.passed,
  );
  const reasons = failed.map(({ id, failure }) => `${id}: ${failure && words.failure(failure)}`);
  const ok = outcome?.kind === 'outcome' && outcome.ok;
  return {
    output: values.events
      ? events.map((event) => eventJson(event, words))
      : outcome
        ? [eventJson(outcome, words)]
        : [],
    ...(values.events ? { lines: true } : {}),
    remarks: [...remarks, ...reasons],
    exitCode: ok ? 0 : 1,
  };
};
