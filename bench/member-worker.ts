/** The cryptography of members of a group with two keys, one after the other, as a run has it done. */
import { contextFor, openPartSession } from '../src/engine/index.ts';
import { dualGroup } from './dual-group.ts';

/** Tables grow with use: a worker that has served so many members builds none. */
const warmUp = 130;
const scenario = dualGroup(3000);
const context = contextFor({ kind: 'scenario', scenario }, () => performance.now());
const session = openPartSession(scenario, context);
let next = 0;

/** What members took. */
export type MembersTimed = Readonly<{
  /** Milliseconds of their operations: what a run measures of each, and nothing of what it makes events of it. */
  operations: number;
  /** Milliseconds of everything. */
  everything: number;
}>;

function timeOf(members: number): MembersTimed {
  context.timings.clear();
  const start = performance.now();
  for (const end = next + members; next < end; next++) session.memberPart(next);
  const everything = performance.now() - start;
  return {
    operations: [...context.timings.values()].reduce((sum, time) => sum + time, 0),
    everything,
  };
}

addEventListener('message', ({ data: members }: MessageEvent<number>) => {
  if (next === 0) timeOf(warmUp);
  postMessage(timeOf(members));
});
