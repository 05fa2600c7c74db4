import { defineFault } from '../fault.ts';
import { hidesIdentities, issuedBy, kmsOf, sendingSystem, timeOfSending } from '../setting.ts';

/** The GMS signs with the keys of the next period. Where identities are hidden it names itself by the
 *  UID of that period, so that the signature holds and only its authorisation cannot be found. */
export const signedForAnotherPeriod = defineFault({
  id: 'signed-for-another-period',
  clause: 'TS 33.179 §F.2.1',
  kind: 'period',
  reach: 'notification',
  predict: (setting) => (hidesIdentities(setting) ? 'initiator-uid' : 'signature'),
  apply: (setting) => {
    const { scenario, at } = setting;
    const kms = kmsOf(scenario, sendingSystem(at.step));
    const next = timeOfSending(setting) + kms.rule.keyPeriodSeconds;
    return {
      sender: (gms) => ({ ...gms, keySet: issuedBy(scenario, kms, gms.uri, next) }),
    };
  },
});
