import { fact } from '../../model/fact.ts';
import { changeDelivery } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { anotherUri, hidesIdentities } from '../setting.ts';

/** The SIP part around a payload with hidden identities names somebody else than the one whose UID is
 *  in it. */
export const sipSenderOfAnother = defineFault({
  id: 'sip-sender-of-another',
  clause: 'TS 33.180 §E.7',
  kind: 'identity',
  excludes: (place) => (hidesIdentities(place) ? null : fact('fault.needsHiddenIdentities')),
  predict: () => 'initiator-uid',
  apply: () => changeDelivery('altered', ({ senderUri }) => ({ senderUri: anotherUri(senderUri) })),
});
