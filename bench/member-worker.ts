/** The cryptography of members of a dual group, again and again: what nothing else can do without. */
import { memberOfDualGroup } from './operations.ts';

/** Tables grow with use; a worker that has served a few hundred members builds none. */
const warmUp = 260;

let isWarm = false;

addEventListener('message', ({ data: members }: MessageEvent<number>) => {
  for (let i = 0; !isWarm && i < warmUp; i++) memberOfDualGroup();
  isWarm = true;
  const start = performance.now();
  for (let i = 0; i < members; i++) memberOfDualGroup();
  postMessage((performance.now() - start) / members);
});
