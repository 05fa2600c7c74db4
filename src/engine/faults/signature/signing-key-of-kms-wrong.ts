import type { KmsCertificate } from '../../mcptt/kms-certificate.ts';
import { defineFault } from '../fault.ts';
import { anotherKms, sendingSystem } from '../setting.ts';

/** The receiver holds another KPAK than the KMS of the GMS has. */
export const signingKeyOfKmsWrong = defineFault({
  id: 'signing-key-of-kms-wrong',
  clause: 'RFC 6507 §5.2.2',
  kind: 'signature',
  reach: 'notification',
  predict: () => 'signature',
  apply: ({ scenario, at }) => {
    const { kmsUri, certificate } = anotherKms(scenario, sendingSystem(at.step));
    const { pubAuthKey } = certificate;
    const replaced = (held: KmsCertificate) =>
      held.kmsUri === kmsUri ? { ...held, pubAuthKey } : held;
    return { receiver: (ue) => ({ ...ue, certificates: ue.certificates.map(replaced) }) };
  },
});
