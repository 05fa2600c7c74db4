import type { Design } from './design.ts';

/** The GMK for media, and the MuSiK that an MCPTT server gives each UE, under which it sends floor control by
 *  multicast. */
export const gmkAndMusik = {
  name: 'musik',
  says: { gmkMode: 'musik' },
  settles: { profile: 'ts-33.180' },
  rounds: [{ keys: ['group'] }],
  serverKey: 'multicast',
  published: true,
  sources: ['TS 33.180 §5.8.1', 'TS 33.180 §E.4', 'TS 24.380 §13.1'],
  choices: {
    musikForm: 'own',
    serverUri: 'own',
    serverSteps: 'own',
    musikCarrier: 'inferred',
    mikeyBody: 'unverified',
    serverMki: 'unverified',
    musikUpdates: 'own',
  },
  stage3: [],
} as const satisfies Design;
