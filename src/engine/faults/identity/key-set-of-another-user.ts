import type { KmsKeySet } from '../../mcptt/kms-certificate.ts';
import { defineFault } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';
import { anotherUri, clockOf, issuedBy, kmsOf } from '../setting.ts';

/** A UE is handed all the keys of somebody else, good in themselves. */
export const keySetOfAnotherUser = defineFault({
  id: 'key-set-of-another-user',
  clause: 'TS 33.179 §F.2.1',
  kind: 'identity',
  steps: [0],
  excludes: uesOnly,
  predict: () => 'key-material-uid',
  apply: (setting) => ({
    keySet: ofUe<KmsKeySet>((given, actor) => {
      const { scenario } = setting;
      const kms = kmsOf(scenario, actor);
      return issuedBy(scenario, kms, anotherUri(given.userUri), clockOf(setting, actor));
    }),
  }),
});
