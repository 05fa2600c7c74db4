import { defineFault } from '../fault.ts';
import { anotherKms, receivingSystem } from '../setting.ts';

/** The GMS encapsulates with the public key of another KMS. */
export const kmsPublicKeyWrong = defineFault({
  id: 'kms-public-key-wrong',
  clause: 'RFC 6508 §6.2.2',
  kind: 'encryption',
  reach: 'notification',
  predict: () => 'sakke',
  apply: ({ scenario, at }) => {
    const { pubEncKey } = anotherKms(scenario, receivingSystem(at.step)).certificate;
    return {
      recipient: ({ uri, certificate }) => ({ uri, certificate: { ...certificate, pubEncKey } }),
    };
  },
});
