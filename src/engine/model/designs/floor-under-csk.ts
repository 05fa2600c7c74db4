import type { Design } from './design.ts';

/** On the network, unicast: the GMK for media, and each UE makes a CSK that it shares with its MCPTT server,
 *  under which floor control goes both ways. */
export const floorUnderCsk = {
  name: 'floor-under-csk',
  says: { gmkMode: 'floor-under-csk' },
  rounds: [{ keys: ['group'] }],
  serverKey: 'client',
  published: true,
  sources: ['TS 33.180 §5.4', 'TS 33.180 §E.4', 'TS 24.380 §13.1'],
  choices: {
    serverUri: 'own',
    serverSteps: 'own',
    cskCarrier: 'inferred',
    mikeyBody: 'unverified',
    serverMki: 'unverified',
    floorAtServer: 'own',
  },
  stage3: [],
} as const satisfies Design;
