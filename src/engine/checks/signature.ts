import { verifyEccsi } from '../crypto/eccsi.ts';
import { eccsiSignatureLength, signatureTypes } from '../mikey/index.ts';
import { fact } from '../model/fact.ts';
import { defineCheck } from './check.ts';
import { initiatorOf, isHidden, shown, signersCertificate, textOf, uidAt } from './identities.ts';
import { operate } from './operation.ts';
import { messageOf, type Reception } from './reception.ts';

/** The signature is of the ECCSI kind and verifies. */
export const signature = defineCheck({
  name: 'signature',
  phase: 'payload',
  codes: ['sign-type', 'signature'],
  clauses: ['TS 33.179 §7.3.1', 'RFC 6509 §4.3'],
  orderedBy: 'contribution',
  ownPart: 'place',
  reads: ['SIGN.sType', 'SIGN.signature'],
  mikeyError: 0,
  mark: { letter: 's', tone: 3 },
  *run(r: Reception) {
    const message = messageOf(r);
    const covered = signedOctets(r);
    const { sType, signature: octets } = message.sign;
    const facts = { path: 'SIGN.signature' } as const;
    if (sType !== signatureTypes.eccsi || octets.length !== eccsiSignatureLength) {
      const expected = fact('signature.eccsi', { count: eccsiSignatureLength });
      const found = fact('signature.type', { type: sType, count: octets.length });
      const where = { path: 'SIGN.sType', clause: 'RFC 6509 §4.3' } as const;
      return { ...facts, problem: { code: 'sign-type', ...where, expected, found } };
    }
    const signer = initiatorOf(r);
    const certificate = signersCertificate(r);
    const id = isHidden(signer)
      ? signer.idData
      : (yield* operate('uid', () => uidAt(r, textOf(signer), certificate))).uid;
    const { reason } = yield* operate(
      'eccsi-verify',
      () =>
        verifyEccsi({
          kpak: certificate.pubAuthKey,
          id,
          message: covered,
          signature: octets,
        }),
      () => ({ subject: r.ref }),
    );
    const values = [
      { name: 'signer', value: shown(signer) },
      { name: 'signedOctets', value: covered.length },
    ];
    const expected = fact('signature.of', { signer: shown(signer) });
    const problem = reason && ({ code: 'signature', expected, found: reason } as const);
    return { ...facts, values, problem };
  },
});

/** What the receiver takes for signed: up to and including S type and signature length, or, by V13.4.0, up to
 *  before those two octets. Source: RFC 3830 §5.2. */
function signedOctets(r: Reception): Uint8Array {
  const { signedOctets: octets } = messageOf(r);
  return r.ue.reads?.signed === 'without-header' ? octets.slice(0, -2) : octets;
}
