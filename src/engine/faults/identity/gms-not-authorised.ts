import { defineFault } from '../fault.ts';
import { anotherUri, issuedBy, kmsOf, sendingSystem, timeOfSending } from '../setting.ts';

/** Somebody with good keys sends keys, but is no GMS that may create groups. */
export const gmsNotAuthorised = defineFault({
  id: 'gms-not-authorised',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'identity',
  reach: 'notification',
  predict: () => 'not-authorised',
  apply: (setting) => {
    const { scenario, at } = setting;
    const kms = kmsOf(scenario, sendingSystem(at.step));
    return {
      sender: (gms) => {
        const uri = anotherUri(gms.uri);
        const keySet = issuedBy(scenario, kms, uri, timeOfSending(setting));
        return { ...gms, uri, keySet };
      },
    };
  },
});
