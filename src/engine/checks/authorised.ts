import { idRoles } from '../mikey/index.ts';
import { equalBytes } from '../model/bytes.ts';
import { defineCheck } from './check.ts';
import { foundBeside, isSameIdentity } from './code-points.ts';
import { initiatorOf, shown, signersCertificate, textOf, uidAt } from './identities.ts';
import { operate, type Run } from './operation.ts';
import type { Reception } from './reception.ts';
import { listOf, oneOf } from './shown-facts.ts';

/** The GMS is authorised to create groups. */
export const authorised = defineCheck({
  name: 'authorised',
  phase: 'payload',
  codes: ['not-authorised'],
  clauses: ['pCR 33.179 §7.4.2'],
  orderedBy: 'contribution',
  ownPart: 'rule',
  reads: ['IDRi.idData'],
  mikeyError: 7,
  mark: { letter: 'A', tone: 2 },
  *run(r: Reception) {
    const { authorisedGms } = r.ue;
    if (authorisedGms === null) return null;
    const signer = initiatorOf(r);
    const uri = signer.role === idRoles.IDRuidi ? r.senderUri : textOf(signer);
    const isAuthorised =
      uri === undefined
        ? yield* isUidOfOne(r, authorisedGms, signer.idData)
        : authorisedGms.some((one) => isSameIdentity(one, uri));
    const found = foundBeside(authorisedGms, uri ?? shown(signer));
    const problem = { code: 'not-authorised', expected: oneOf(authorisedGms), found } as const;
    return {
      path: `${signer.path}.idData`,
      values: [
        { name: signer.path, value: shown(signer) },
        { name: 'authorisedToCreateGroups', value: listOf(authorisedGms), unverified: true },
      ],
      problem: isAuthorised ? null : problem,
    };
  },
});

/** Whether a hidden initiator whose URI did not come beside the payload is one of these: its UID is
 *  worked out from the URI and compared. The event shows that of the one that agrees, or of the first.
 *  Source: TS 33.180 §E.7. */
function* isUidOfOne(r: Reception, uris: readonly string[], hidden: Uint8Array): Run<boolean> {
  const certificate = signersCertificate(r);
  const uidOf = (uri: string) => uidAt(r, uri, certificate);
  const match = uris.find((uri) => equalBytes(uidOf(uri).uid, hidden));
  const compared = match ?? uris[0];
  if (compared !== undefined) yield* operate('uid', () => uidOf(compared));
  return match !== undefined;
}
