import type { Design } from './design.ts';
import { twoGmksOnce } from './two-gmks-once.ts';

/** Two GMKs in one run of the procedure and in one payload: an illustration, which no document has. */
export const twoGmksInOnePayload = {
  name: 'once-two-keys',
  says: { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
  rounds: [{ keys: ['media', 'floor'], inOnePayload: true }],
  pairs: true,
  sources: ['pCR 33.179 §7.4.2', 'Keyladder §second-key'],
  choices: { secondKey: 'own', marking: 'own', acceptance: 'own' },
  stage3: [...twoGmksOnce.stage3, 'secondKey'],
} as const satisfies Design;
