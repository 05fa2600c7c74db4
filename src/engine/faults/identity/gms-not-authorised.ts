import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { anotherUri, issuedBy, kmsOf, sendingSystem, timeOfSending } from '../setting.ts';

/** Somebody with good keys sends keys, but is no GMS that may create groups. */
export const gmsNotAuthorised: Fault<object> = {
  id: 'gms-not-authorised',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'identity',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'not-authorised',
  apply: (setting) => {
    const { scenario, at } = setting;
    const kms = kmsOf(scenario, sendingSystem(at.step));
    return {
      sender: (gms) => {
        const gmsUri = anotherUri(gms.gmsUri);
        const keySet = issuedBy(scenario, kms, gmsUri, timeOfSending(setting));
        return { ...gms, gmsUri, keySet };
      },
    };
  },
};
