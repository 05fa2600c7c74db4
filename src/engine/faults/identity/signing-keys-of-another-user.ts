import type { KmsKeySet } from '../../mcptt/kms-certificate.ts';
import { defineFault } from '../fault.ts';
import { ofUe, uesOnly } from '../provisioning.ts';
import { anotherUri, clockOf, issuedBy, kmsOf } from '../setting.ts';

/** A UE is handed the signing key of somebody else. */
export const signingKeysOfAnotherUser = defineFault({
  id: 'signing-keys-of-another-user',
  clause: 'RFC 6507 §5.1.2',
  kind: 'identity',
  steps: [0],
  excludes: uesOnly,
  predict: () => 'key-material-eccsi',
  apply: (setting) => ({
    keySet: ofUe<KmsKeySet>((given, actor) => {
      const { scenario } = setting;
      const kms = kmsOf(scenario, actor);
      const other = anotherUri(given.userUri);
      const keys = issuedBy(scenario, kms, other, clockOf(setting, actor));
      const { userSigningKeySsk, userPubTokenPvt } = keys;
      return { ...given, userSigningKeySsk, userPubTokenPvt };
    }),
  }),
});
