import { bytesToHex, bytesToUtf8, equalBytes } from '../bytes.ts';
import { verifyEccsi } from '../crypto/eccsi.ts';
import { isOnSakkeCurve } from '../crypto/sakke.ts';
import type { Failure } from '../failures.ts';
import { keyPeriodNo, unixFromNtp } from '../mcptt/key-period.ts';
import type { KmsCertificate } from '../mcptt/kms-certificate.ts';
import { deriveUid } from '../mcptt/uid.ts';
import type { Idr } from '../mikey/index.ts';
import { check, known, messageOf, type Problem, type Reception, type Stage } from './reception.ts';
import { compute, type Steps } from './recording.ts';

/** The checks before anything is decapsulated, in the order of TS 33.179 §7.3.1 and §E.2. */

const isoTime = (ntpSeconds: number) => new Date(unixFromNtp(ntpSeconds) * 1000).toISOString();

function* formatStage(r: Reception): Steps<Failure | null> {
  const failed = r.decoded.failure;
  const values = [
    { name: 'payloads', value: r.decoded.tree.map((node) => node.path).join(' ') },
    { name: 'octets', value: r.decoded.bytes.length },
  ];
  return yield* check(r, 'format', { clause: 'RFC 3830 §5.3', path: 'HDR', values }, failed);
}

function* timestampStage(r: Reception): Steps<Failure | null> {
  const { t } = messageOf(r);
  const skew = t.ntpSeconds - r.ue.ntpSeconds;
  const window = r.ue.clockWindowSeconds;
  const wrongType: Problem | null =
    t.tsType === 0
      ? null
      : {
          code: 'timestamp',
          path: 'T.tsType',
          clause: 'TS 33.179 §E.1.1',
          expected: 'NTP-UTC (0)',
          found: `TS type ${t.tsType}`,
        };
  const outside: Problem | null =
    Math.abs(skew) <= window
      ? null
      : {
          code: 'timestamp',
          expected: `at most ${window} s from the receiver's clock`,
          found: `${skew} s`,
        };
  const values = [
    { name: 'T', value: isoTime(t.ntpSeconds) },
    { name: 'receiver clock', value: isoTime(r.ue.ntpSeconds) },
    { name: 'difference, seconds', value: skew },
    { name: 'window, seconds', value: window, unverified: true },
  ];
  const facts = { clause: 'RFC 3830 §5.4', path: 'T.tsValue', values } as const;
  return yield* check(r, 'timestamp', facts, wrongType ?? outside);
}

function* randStage(r: Reception): Steps<Failure | null> {
  const { length } = messageOf(r).rand;
  const problem: Problem | null =
    length >= 16 ? null : { code: 'rand', expected: 'at least 16 octets', found: `${length}` };
  const values = [{ name: 'RAND, octets', value: length }];
  return yield* check(r, 'rand', { clause: 'RFC 3830 §6.11', path: 'RAND.rand', values }, problem);
}

/** What makes a payload the same one again: timestamp, RAND and sender. */
export function replayKey(r: Reception): string {
  const { t, rand } = messageOf(r);
  const sender = initiatorOf(r);
  return `${t.ntpSeconds}.${t.fraction}/${bytesToHex(rand)}/${bytesToHex(sender.idData)}`;
}

function* replayStage(r: Reception): Steps<Failure | null> {
  const problem: Problem | null = r.ue.seen.has(replayKey(r))
    ? {
        code: 'replay',
        expected: 'a payload not seen before',
        found: 'T, RAND and sender of an earlier one',
      }
    : null;
  return yield* check(r, 'replay', { clause: 'RFC 3830 §5.4', path: 'T.tsValue' }, problem);
}

/** The identity payload with one of two roles; the format check has made sure of it. */
function idr(r: Reception, ...roles: number[]): Idr {
  return known(
    messageOf(r).idrs.find((payload) => roles.includes(payload.role)),
    `IDR ${roles.join(' or ')}`,
  );
}

const initiatorOf = (r: Reception) => idr(r, 1, 8);
const textOf = (payload: Idr) => bytesToUtf8(payload.idData) ?? '';
const shown = (payload: Idr) => (payload.role >= 8 ? bytesToHex(payload.idData) : textOf(payload));

function certificateFor(r: Reception, role: 6 | 7): KmsCertificate | undefined {
  const uri = textOf(idr(r, role));
  return r.ue.certificates.find((certificate) => certificate.kmsUri === uri);
}

/** UID of an identity under a KMS for the period of T, its recipe written beside it. */
function uidAt(r: Reception, uri: string, certificate: KmsCertificate) {
  const rule = {
    keyPeriodSeconds: certificate.userKeyPeriod,
    keyPeriodOffsetSeconds: certificate.userKeyOffset,
  };
  const periodNo = keyPeriodNo(messageOf(r).t.ntpSeconds, rule);
  return deriveUid({ uri, kmsUri: certificate.kmsUri, ...rule, keyPeriodNo: periodNo });
}

function* receiverStage(r: Reception): Steps<Failure | null> {
  const payload = idr(r, 2, 9);
  const hidden = payload.role === 9;
  const home = r.ue.certificates.find((certificate) => certificate.kmsUri === r.ue.kmsUri);
  const mine = hidden && home ? uidAt(r, r.ue.uri, home).uid : null;
  const isMine = mine ? equalBytes(payload.idData, mine) : !hidden && textOf(payload) === r.ue.uri;
  const expected = mine ? `own UID ${bytesToHex(mine)}` : r.ue.uri;
  const problem: Problem | null = isMine
    ? null
    : { code: 'receiver', expected, found: shown(payload) };
  const values = [
    { name: payload.path, value: shown(payload) },
    { name: 'own identity', value: mine ?? r.ue.uri },
  ];
  const clause = hidden ? 'TS 33.180 §E.7' : 'TS 33.179 §E.2';
  return yield* check(r, 'receiver', { clause, path: `${payload.path}.idData`, values }, problem);
}

function* initiatorStage(r: Reception): Steps<Failure | null> {
  const payload = initiatorOf(r);
  const { length } = payload.idData;
  const path = `${payload.path}.idData`;
  const values = [{ name: payload.path, value: shown(payload) }];
  let problem: Problem | null = null;
  if (payload.role === 8) {
    if (length !== 32)
      problem = { code: 'initiator', expected: 'a UID of 32 octets', found: `${length} octets` };
  } else if (payload.idType !== 1) {
    const found = `ID type ${payload.idType}`;
    problem = { code: 'initiator', path: `${payload.path}.idType`, expected: 'a URI (1)', found };
  } else if (!/^[a-z][a-z0-9+.-]*:./i.test(textOf(payload))) {
    problem = {
      code: 'initiator',
      expected: 'a URI with a scheme',
      found: textOf(payload) || 'nothing',
    };
  }
  return yield* check(r, 'initiator', { clause: 'TS 33.179 §E.2', path, values }, problem);
}

function* kmsStage(r: Reception): Steps<Failure | null> {
  const values = [
    { name: 'IDRkmsi', value: textOf(idr(r, 6)) },
    { name: 'IDRkmsr', value: textOf(idr(r, 7)) },
    { name: 'own KMS', value: r.ue.kmsUri },
  ];
  const problem = kmsProblem(r, 6) ?? kmsProblem(r, 7);
  return yield* check(
    r,
    'kms',
    { clause: 'TS 33.179 §E.2', path: 'IDRkmsi.idData', values },
    problem,
  );
}

function kmsProblem(r: Reception, role: 6 | 7): Problem | null {
  const payload = idr(r, role);
  const path = `${payload.path}.idData`;
  const found = textOf(payload);
  const certificate = certificateFor(r, role);
  if (!certificate)
    return { code: 'kms', path, expected: 'a KMS whose certificate is held', found };
  if (certificate.revoked) {
    return {
      code: 'kms',
      path,
      expected: 'a certificate not revoked',
      found: `a revoked one of ${found}`,
    };
  }
  if (role === 7 && found !== r.ue.kmsUri) {
    return { code: 'kms', path, expected: `the own KMS ${r.ue.kmsUri}`, found };
  }
  return null;
}

function* periodStage(r: Reception): Steps<Failure | null> {
  const certificate = known(certificateFor(r, 7), 'own KMS certificate');
  const rule = {
    keyPeriodSeconds: certificate.userKeyPeriod,
    keyPeriodOffsetSeconds: certificate.userKeyOffset,
  };
  const periodNo = keyPeriodNo(messageOf(r).t.ntpSeconds, rule);
  const held = r.ue.keySets.filter((keySet) => keySet.kmsUri === certificate.kmsUri);
  const keySet = held.find((candidate) => candidate.keyPeriodNo === periodNo);
  const periods = held.map((candidate) => candidate.keyPeriodNo).join(', ') || 'none';
  const problem: Problem | null = keySet
    ? null
    : {
        code: 'period',
        expected: `keys of period ${periodNo}`,
        found: `keys of period ${periods}`,
      };
  if (keySet) r.ownKeySet = keySet;
  const values = [
    { name: 'key period of T', value: periodNo },
    { name: 'key periods held', value: periods },
  ];
  const facts = { clause: 'TS 33.179 §F.2.1', path: 'T.tsValue', values } as const;
  return yield* check(r, 'period', facts, problem);
}

function* signatureStage(r: Reception): Steps<Failure | null> {
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

function* authorisedStage(r: Reception): Steps<Failure | null> {
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

function* sakkeParametersStage(r: Reception): Steps<Failure | null> {
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

export const checksBeforeDecapsulation: readonly Stage[] = [
  formatStage,
  timestampStage,
  randStage,
  replayStage,
  receiverStage,
  initiatorStage,
  kmsStage,
  periodStage,
  signatureStage,
  authorisedStage,
  sakkeParametersStage,
];
