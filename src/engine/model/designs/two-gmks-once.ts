import type { Design, Stage3Change } from './design.ts';

/** What two GMKs in one notification would change. */
const stage3: readonly Stage3Change[] = [
  'keyDocument',
  'notification',
  'partner',
  'groupDocument',
  'callControl',
  'floorControl',
  'configuration',
  'tests',
  'purposeTag',
];

/** Two GMKs in one run of the procedure, a payload each. */
export const twoGmksOnce = {
  name: 'once-two-payloads',
  says: { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  rounds: [{ keys: ['media', 'floor'] }],
  pairs: true,
  sources: ['pCR 33.179 §7.4.2'],
  choices: { encoding: 'own', marking: 'own', acceptance: 'own' },
  stage3,
} as const satisfies Design;
