import { idRoles } from '../mikey/index.ts';
import { equalBytes } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { formOf } from '../model/scenario-rules.ts';
import { defineCheck } from './check.ts';
import { initiatorOf, shown, signersCertificate, uidAt } from './identities.ts';
import { operate } from './operation.ts';
import type { Reception } from './reception.ts';
import { verbatim } from './shown-facts.ts';

/** Of a hidden initiator, once the signature agrees with its UID: the real URI is learnt from the SIP
 *  part, the UID is recomputed from it and compared. No check where no URI came beside the payload, as
 *  in a message opened from a file. Source: TS 33.180 §E.7. */
export const initiatorUid = defineCheck({
  name: 'initiator-uid',
  phase: 'payload',
  codes: ['initiator-uid'],
  clauses: ['TS 33.180 §E.7'],
  reads: ['IDRuidi.idData'],
  mikeyError: 7,
  mark: { letter: 'N', tone: 2 },
  madeIn: (scenario) => formOf(scenario).hideIdentities,
  *run(r: Reception) {
    const signer = initiatorOf(r);
    const { senderUri } = r;
    if (signer.role !== idRoles.IDRuidi || senderUri === undefined) return null;
    const certificate = signersCertificate(r);
    const { uid } = yield* operate('uid', () => uidAt(r, senderUri, certificate));
    const expected = fact('identity.uidOf', { uri: senderUri });
    const problem = { code: 'initiator-uid', expected, found: verbatim(shown(signer)) } as const;
    return {
      path: `${signer.path}.idData`,
      values: [
        { name: 'uriInSipPart', value: senderUri, unverified: true },
        { name: 'uidOfThatUri', value: uid },
        { name: signer.path, value: shown(signer) },
      ],
      problem: equalBytes(uid, signer.idData) ? null : problem,
    };
  },
});
