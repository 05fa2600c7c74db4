import { fact } from '../../model/fact.ts';
import { alteredFate, noParameters } from '../alter.ts';
import type { Fault, FaultPlace } from '../fault.ts';
import { anotherUri, hidesIdentities } from '../setting.ts';

const excludes = (place: FaultPlace) =>
  hidesIdentities(place) ? null : fact('fault.needsHiddenIdentities');

/** The SIP part around a payload with hidden identities names somebody else than the one whose UID is
 *  in it. */
export const sipSenderOfAnother: Fault<object> = {
  id: 'sip-sender-of-another',
  clause: 'TS 33.180 §E.7',
  kind: 'identity',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes,
  predict: () => 'initiator-uid',
  apply: () => ({
    delivery: (delivery) => ({
      ...delivery,
      fate: alteredFate(delivery),
      senderUri: anotherUri(delivery.senderUri),
    }),
  }),
};
