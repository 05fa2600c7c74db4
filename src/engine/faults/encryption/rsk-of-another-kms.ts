import type { KmsKeySet } from '../../mcptt/kms-certificate.ts';
import { defineFault } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';
import { anotherKms, clockOf, issuedBy } from '../setting.ts';

/** A UE is handed a receiver secret key made under other secrets. */
export const rskOfAnotherKms = defineFault({
  id: 'rsk-of-another-kms',
  clause: 'RFC 6508 §6.1.2',
  kind: 'encryption',
  steps: [0],
  excludes: uesOnly,
  predict: () => 'key-material-sakke',
  apply: (setting) => ({
    keySet: ofUe<KmsKeySet>((given, actor) => {
      const { scenario } = setting;
      const kms = anotherKms(scenario, actor);
      const { userDecryptKey } = issuedBy(scenario, kms, given.userUri, clockOf(setting, actor));
      return { ...given, userDecryptKey };
    }),
  }),
});
