import type { Design } from './design.ts';

/** A GMK for media and one for floor control, each in a run of the procedure of its own. */
export const twoGmksTwice = {
  name: 'twice',
  says: { gmkMode: 'dual-two-procedures' },
  rounds: [{ keys: ['media'] }, { keys: ['floor'] }],
  sources: ['pCR 33.179 §7.4.2'],
  choices: { marking: 'own', keyDocument: 'own' },
  stage3: [],
} as const satisfies Design;
