import type { CheckEvent } from '../engine/index.ts';
import { defineCommand } from './command.ts';
import { askedAct, eventJson, inAct, runScenario } from './scenario-run.ts';

/** `run SCENARIO.json [--events] [--act N]`: the outcome of each act, or one event a line. */
export const run = defineCommand(
  {
    name: 'run',
    takes: ['SCENARIO.json'],
    options: { events: { type: 'boolean' }, act: { type: 'string', value: 'N' } },
  },
  ({ values, files, words, readBytes }) => {
    const [file = ''] = files;
    const { remarks, ...whole } = runScenario(readBytes(file), file, words);
    const act = askedAct(whole, values.act);
    const { events } = act === null ? whole : inAct(whole, act);
    const outcomes = events.filter((event) => event.kind === 'outcome');
    const failed = events.filter(
      (event): event is CheckEvent => event.kind === 'check' && !event.passed,
    );
    const reasons = failed.map(({ id, failure }) => `${id}: ${failure && words.failure(failure)}`);
    const ok = outcomes.length > 0 && outcomes.every((outcome) => outcome.ok);
    return {
      output: values.events
        ? events.map((event) => eventJson(event, words))
        : outcomes.map((outcome) => eventJson(outcome, words)),
      ...(values.events ? { form: 'lines' as const } : {}),
      remarks: [...remarks, ...reasons],
      exitCode: ok ? 0 : 1,
    };
  },
);
