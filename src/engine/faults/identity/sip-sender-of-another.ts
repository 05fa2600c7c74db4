import { alteredFate, noParameters } from '../alter.ts';
import type { Fault, FaultPlace } from '../fault.ts';
import { anotherUri, hidesIdentities } from '../setting.ts';

const excludes = (place: FaultPlace) =>
  hidesIdentities(place)
    ? null
    : 'it takes hidden identities: otherwise the payload names its sender';

/** The SIP part around a payload with hidden identities names somebody else than the one whose UID is
 *  in it. */
export const sipSenderOfAnother: Fault<object> = {
  id: 'sip-sender-of-another',
  title: 'SIP part names another sender',
  breaks: 'The SIP part of the notification gives another sender than the UID in the payload.',
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
