import { verifyEccsi } from '../crypto/eccsi.ts';
import { isOnSakkeCurve } from '../crypto/sakke.ts';
import { idRoles, type SakkePayload } from '../mikey/index.ts';
import { equalBytes } from '../model/bytes.ts';
import type { Failure } from '../model/failures.ts';
import { compute, type Steps } from '../trace/recording.ts';
import { carriedKey, secondKeyProblem } from './carried-key.ts';
import { foundBeside, isSameIdentity } from './code-points.ts';
import { certificateFor, initiatorOf, shown, textOf, uidAt } from './identities.ts';
import { check, known, messageOf, type Problem, type Reception } from './reception.ts';

/** Signature, authorisation, and the SAKKE parameters before anything is decapsulated. */

export function* signatureStage(r: Reception): Steps<Failure | null> {
  const message = messageOf(r);
  const certificate = known(certificateFor(r, 6), 'KMS certificate of the signer');
  const { sType, signature } = message.sign;
  const facts = { clause: 'TS 33.179 §7.3.1', path: 'SIGN.signature' } as const;
  if (sType !== 2 || signature.length !== 129) {
    const found = `type ${sType}, ${signature.length} octets`;
    const problem = {
      code: 'sign-type',
      path: 'SIGN.sType',
      clause: 'RFC 6509 §4.3',
      expected: 'ECCSI (2), 129 octets',
      found,
    } as const;
    return yield* check(r, 'signature', facts, problem);
  }
  const signer = initiatorOf(r);
  const uid =
    signer.role === 8
      ? signer.idData
      : (yield* compute(r.context, r.scope, 'uid', () => uidAt(r, textOf(signer), certificate)))
          .uid;
  const subject = () => ({ subject: r.ref });
  const run = () =>
    verifyEccsi({
      kpak: certificate.pubAuthKey,
      id: uid,
      message: message.signedOctets,
      signature,
    });
  const verdict = yield* compute(r.context, r.scope, 'eccsi-verify', run, subject);
  const problem: Problem | null = verdict.valid
    ? null
    : {
        code: 'signature',
        expected: `a signature of ${shown(signer)}`,
        found: verdict.reason ?? 'another one',
      };
  const values = [
    { name: 'signer', value: shown(signer) },
    { name: 'signed octets', value: message.signedOctets.length },
  ];
  return yield* check(r, 'signature', { ...facts, values }, problem);
}

/** Of a hidden initiator, once the signature agrees with its UID: the real URI is learnt from the SIP
 *  part, the UID is recomputed from it and compared. No check where no URI came beside the payload, as
 *  in a message opened from a file. Source: TS 33.180 §E.7. */
export function* initiatorUidStage(r: Reception): Steps<Failure | null> {
  const signer = initiatorOf(r);
  const { senderUri } = r;
  if (signer.role !== idRoles.IDRuidi || senderUri === undefined) return null;
  const certificate = known(certificateFor(r, 6), 'KMS certificate of the signer');
  const run = () => uidAt(r, senderUri, certificate);
  const { uid } = yield* compute(r.context, r.scope, 'uid', run);
  const problem: Problem | null = equalBytes(uid, signer.idData)
    ? null
    : { code: 'initiator-uid', expected: `the UID of ${senderUri}`, found: shown(signer) };
  const values = [
    { name: 'URI in the SIP part', value: senderUri, unverified: true },
    { name: 'UID of that URI', value: uid },
    { name: signer.path, value: shown(signer) },
  ];
  const facts = { clause: 'TS 33.180 §E.7', path: `${signer.path}.idData`, values } as const;
  return yield* check(r, 'initiator-uid', facts, problem);
}

export function* authorisedStage(r: Reception): Steps<Failure | null> {
  const authorised = r.ue.authorisedGms;
  if (authorised === null) return null;
  const signer = initiatorOf(r);
  const uri = signer.role === idRoles.IDRuidi ? r.senderUri : textOf(signer);
  const isAuthorised =
    uri === undefined
      ? yield* isUidOfOne(r, authorised, signer.idData)
      : authorised.some((one) => isSameIdentity(one, uri));
  const problem: Problem | null = isAuthorised
    ? null
    : {
        code: 'not-authorised',
        expected: `one of ${authorised.join(', ')}`,
        found: foundBeside(authorised, uri ?? shown(signer)),
      };
  const values = [
    { name: signer.path, value: shown(signer) },
    { name: 'authorised to create groups', value: authorised.join(', '), unverified: true },
  ];
  const facts = { clause: 'pCR 33.179 §7.4.2', path: `${signer.path}.idData`, values } as const;
  return yield* check(r, 'authorised', facts, problem);
}

/** Whether a hidden initiator whose URI did not come beside the payload is one of these: its UID is worked out from the URI and compared. The
 *  event shows that of the one that agrees, or of the first. Source: TS 33.180 §E.7. */
function* isUidOfOne(r: Reception, uris: readonly string[], hidden: Uint8Array): Steps<boolean> {
  const certificate = known(certificateFor(r, 6), 'KMS certificate of the signer');
  const uidOf = (uri: string) => uidAt(r, uri, certificate);
  const match = uris.find((uri) => equalBytes(uidOf(uri).uid, hidden));
  const compared = match ?? uris[0];
  if (compared !== undefined) yield* compute(r.context, r.scope, 'uid', () => uidOf(compared));
  return match !== undefined;
}

export function* sakkeParametersStage(r: Reception): Steps<Failure | null> {
  const unreadable = secondKeyProblem(r);
  if (unreadable) {
    const { path = 'GeneralExtension', clause = 'Keyladder §second-key' } = unreadable;
    return yield* check(r, 'sakke-parameters', { clause, path }, unreadable);
  }
  const { sakke, sakkePath } = carriedKey(r);
  const values = [
    { name: 'SAKKE params', value: sakke.sakkeParams },
    { name: 'ID scheme', value: sakke.idScheme },
    { name: 'SAKKE data, octets', value: sakke.sakkeData.length },
  ];
  const facts = { clause: 'RFC 6509 §4.2', path: `${sakkePath}.sakkeData`, values } as const;
  return yield* check(r, 'sakke-parameters', facts, sakkeProblem(sakke, sakkePath));
}

function sakkeProblem(sakke: SakkePayload, at: string): Problem | null {
  const { sakkeParams, idScheme, sakkeData } = sakke;
  if (sakkeParams !== 1) {
    const path = `${at}.sakkeParams`;
    return { code: 'sakke-params', path, expected: 'parameter set 1', found: `${sakkeParams}` };
  }
  if (idScheme !== 2) {
    const path = `${at}.idScheme`;
    const clause = 'TS 33.179 §E.5';
    return {
      code: 'sakke-scheme',
      path,
      clause,
      expected: 'the 3GPP UID (2)',
      found: `${idScheme}`,
    };
  }
  if (sakkeData.length !== 273) {
    const path = `${at}.sakkeDataLength`;
    const expected = '273 octets (257 of R, 16 of H)';
    return { code: 'sakke', path, expected, found: `${sakkeData.length}` };
  }
  const point = isOnSakkeCurve(sakkeData.slice(0, 257));
  if (point.ok) return null;
  const found = point.reason ?? 'another point';
  return { code: 'sakke', clause: 'RFC 6508 §6.2.2', expected: 'R on the curve', found };
}
