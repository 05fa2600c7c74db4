import type { RunSource } from '../exchange/run-source.ts';
import { actorsOf as actorsOfRun } from '../procedures/index.ts';
import type { Actor } from '../trace/trace.ts';

/** The actors of a source, with somebody outside the systems where a fault brings one in. A file of
 *  its own that imports no fault: the page names the actors of a run before it has loaded them. */
export function actorsOf(source: RunSource): readonly Actor[] {
  const actors = actorsOfRun(source);
  if (source.kind !== 'scenario') return actors;
  const isOpen = source.scenario.faults.some(({ fault }) => withOutsider.includes(fault));
  return isOpen ? [...actors, outsider] : actors;
}

/** Ids of the faults that have `outsider`. */
const withOutsider: readonly string[] = ['partner-leaks-gmk'];

const outsider: Actor = {
  id: 'outsider',
  kind: 'outsider',
  system: 'partner',
  ordinal: 0,
  uri: 'somebody outside both systems',
};
