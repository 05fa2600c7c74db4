import type { Design } from './design.ts';

/** One GMK for media and floor control. */
export const oneGmk = {
  name: 'single',
  says: { gmkMode: 'single' },
  rounds: [{ keys: ['group'] }],
  sources: ['pCR 33.179 §7.4.2', 'TS 33.179 §7.3.1'],
  choices: {},
  stage3: [],
} as const satisfies Design;
