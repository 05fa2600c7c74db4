import type { Design } from './design.ts';

/** A GMK and an MKFC in one notification, as published in Release 13: the key document has a list for each,
 *  the purpose tag tells them apart, and each is taken by itself. */
export const gmkAndMkfc = {
  name: 'mkfc-document',
  says: { gmkMode: 'mkfc-document' },
  settles: {
    dualEncoding: 'two-payloads',
    dualAcceptance: 'each-on-its-own',
    purposeMarking: 'mkfc-tag',
  },
  rounds: [{ keys: ['media', 'floor'] }],
  published: true,
  sources: ['TS 33.179 §7.3.2', 'TS 24.481 §7.7', 'TS 24.380 §13.1'],
  choices: {
    mkfcSource: 'unverified',
    mkfcSender: 'inferred',
    mkfcIds: 'unverified',
    mkfcAlone: 'inferred',
  },
  stage3: [],
} as const satisfies Design;
