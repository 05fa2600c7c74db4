import { checks as catalogue } from '../engine/index.ts';
import { defineCommand } from './command.ts';

/** `checks`: every check in the order it is made, what it rests on and what it is for. `whyClause` is
 *  null where no text that was read gives the reason. */
export const checks = defineCommand({ name: 'checks', takes: [], options: {} }, ({ words }) => {
  const entries = catalogue.map(({ name, phase, codes, clauses, orderedBy, whyClause = null }) => ({
    ...{ name, title: words.text(`checks.name.${name}`), phase, codes, clauses, orderedBy },
    stops: words.text(`checks.why.${name}.stops`),
    without: words.text(`checks.why.${name}.without`),
    whyClause,
  }));
  return { output: [entries], remarks: [], exitCode: 0 };
});
