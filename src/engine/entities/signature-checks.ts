import { equalBytes } from '../bytes.ts';
import { verifyEccsi } from '../crypto/eccsi.ts';
import { isOnSakkeCurve } from '../crypto/sakke.ts';
import type { Failure } from '../failures.ts';
import { certificateFor, initiatorOf, shown, textOf, uidAt } from './identities.ts';
import { check, known, messageOf, type Problem, type Reception } from './reception.ts';
import { compute, type Steps } from './recording.ts';

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
  r.signerUid = uid;
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

export function* authorisedStage(r: Reception): Steps<Failure | null> {
  const authorised = r.ue.authorisedGms;
  if (authorised === null) return null;
  const signer = initiatorOf(r);
  const certificate = known(certificateFor(r, 6), 'KMS certificate of the signer');
  const isAuthorised = authorised.some((uri) =>
    signer.role === 8
      ? equalBytes(uidAt(r, uri, certificate).uid, signer.idData)
      : uri === textOf(signer),
  );
  const problem: Problem | null = isAuthorised
    ? null
    : { code: 'not-authorised', expected: `one of ${authorised.join(', ')}`, found: shown(signer) };
  const values = [
    { name: signer.path, value: shown(signer) },
    { name: 'authorised to create groups', value: authorised.join(', '), unverified: true },
  ];
  const facts = { clause: 'pCR 33.179 §7.4.2', path: `${signer.path}.idData`, values } as const;
  return yield* check(r, 'authorised', facts, problem);
}

export function* sakkeParametersStage(r: Reception): Steps<Failure | null> {
  const { sakkeParams, idScheme, sakkeData } = messageOf(r).sakke;
  const values = [
    { name: 'SAKKE params', value: sakkeParams },
    { name: 'ID scheme', value: idScheme },
    { name: 'SAKKE data, octets', value: sakkeData.length },
  ];
  const facts = { clause: 'RFC 6509 §4.2', path: 'SAKKE.sakkeData', values } as const;
  return yield* check(r, 'sakke-parameters', facts, sakkeProblem(sakkeParams, idScheme, sakkeData));
}

function sakkeProblem(params: number, scheme: number, data: Uint8Array): Problem | null {
  if (params !== 1) {
    return {
      code: 'sakke-params',
      path: 'SAKKE.sakkeParams',
      expected: 'parameter set 1',
      found: `${params}`,
    };
  }
  if (scheme !== 2) {
    const clause = 'TS 33.179 §E.5';
    return {
      code: 'sakke-scheme',
      path: 'SAKKE.idScheme',
      clause,
      expected: 'the 3GPP UID (2)',
      found: `${scheme}`,
    };
  }
  if (data.length !== 273) {
    const path = 'SAKKE.sakkeDataLength';
    return {
      code: 'sakke',
      path,
      expected: '273 octets (257 of R, 16 of H)',
      found: `${data.length}`,
    };
  }
  const point = isOnSakkeCurve(data.slice(0, 257));
  if (point.ok) return null;
  return {
    code: 'sakke',
    clause: 'RFC 6508 §6.2.2',
    expected: 'R on the curve',
    found: point.reason ?? 'another point',
  };
}
