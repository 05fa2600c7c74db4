import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { needsAll } from '../only-dual.ts';

/** The partner GMS gives the keys it takes over to somebody outside. */
export const partnerLeaksGmk: Fault<object> = {
  id: 'partner-leaks-gmk',
  title: 'Partner GMS leaks the GMK',
  breaks: 'The partner GMS gives GMK, GMK-ID and RAND to somebody outside both systems, in clear.',
  clause: 'pCR 33.179 §7.4.4.3',
  kind: 'partner',
  reach: 'notification',
  steps: [4],
  parameters: noParameters,
  excludes: needsAll,
  predict: () => null,
  unnoticed:
    'The partner GMS has to hold the GMK in clear to hand it on. What else it does with it no member can see, and whoever holds it can read and forge packets of the whole group.',
  outsider: true,
  apply: () => ({ leaks: () => true }),
};
