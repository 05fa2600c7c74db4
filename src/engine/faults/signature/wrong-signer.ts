import { signEccsi } from '../../crypto/eccsi.ts';
import { appendSignature } from '../../mikey/index.ts';
import { gmsIn } from '../../model/actors.ts';
import { octetLengths } from '../../model/octet-lengths.ts';
import { defineFault } from '../fault.ts';
import {
  anotherUri,
  faultStream,
  issuedBy,
  kmsOf,
  sendingSystem,
  timeOfSending,
  uriOf,
} from '../setting.ts';

/** The message names the GMS, but another user of the same KMS has signed it. */
export const wrongSigner = defineFault({
  id: 'wrong-signer',
  clause: 'TS 33.179 §7.3.1',
  kind: 'signature',
  reach: 'payload',
  predict: () => 'signature',
  apply: (setting) => {
    const { scenario, at } = setting;
    const system = sendingSystem(at.step);
    const kms = kmsOf(scenario, system);
    const gmsUri = uriOf(scenario, gmsIn(system));
    const { userId, userSigningKeySsk, userPubTokenPvt } = issuedBy(
      scenario,
      kms,
      anotherUri(gmsUri),
      timeOfSending(setting),
    );
    return {
      signed: (octets, { procedure, member, purpose }) => {
        const message = octets.slice(0, -octetLengths.eccsiSignature);
        const { signature } = signEccsi({
          kpak: kms.certificate.pubAuthKey,
          id: userId,
          ssk: userSigningKeySsk,
          pvt: userPubTokenPvt,
          message,
          stream: faultStream(scenario, `j/${procedure}/${member}/${purpose}`),
        });
        return appendSignature(message, signature);
      },
    };
  },
});
