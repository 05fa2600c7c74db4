import { signAs } from '../../entities/gms.ts';
import type { Gms } from '../../entities/parties.ts';
import { appendSignature } from '../../mikey/index.ts';
import { octetLengths } from '../../model/octet-lengths.ts';
import { defineFault } from '../fault.ts';
import { faultStream } from '../setting.ts';

/** S type and length of the signature, in front of it. Source: RFC 3830 §6.5. */
const signHeaderLength = 2;

/** The GMS signs what stands before the SIGN payload. RFC 3830 has the signature cover all up to it, its own
 *  header too. */
export const signedWithoutSignHeader = defineFault({
  id: 'signed-without-sign-header',
  clause: 'RFC 3830 §5.2',
  kind: 'deviation',
  reach: 'payload',
  predict: () => 'signature',
  apply: ({ scenario }) => {
    let sender: Gms | null = null;
    return {
      sender: (gms) => {
        sender = gms;
        return gms;
      },
      signed: (octets, { procedure, member, purpose }) => {
        if (!sender) return octets;
        const message = octets.slice(0, -octetLengths.eccsiSignature);
        const covered = message.slice(0, -signHeaderLength);
        const stream = faultStream(scenario, `j/${procedure}/${member}/${purpose}`);
        return appendSignature(message, signAs(sender, covered, stream).signature);
      },
    };
  },
});
