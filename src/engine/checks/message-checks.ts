import { type DecodedMessage, type Idr, idRoles, idTypes } from '../mikey/index.ts';
import { bytesToHex, equalBytes } from '../model/bytes.ts';
import type { Failure, FailureCode } from '../model/failures.ts';
import { unixFromNtp } from '../model/ntp-time.ts';
import type { Clause } from '../model/sources.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { CheckEvent, PayloadRef } from '../trace/trace.ts';
import { foundBeside, isSameIdentity } from './code-points.ts';
import { certificateFor, idr, initiatorOf, periodOfT, shown, textOf, uidAt } from './identities.ts';
import { check, known, messageOf, type Problem, type Reception } from './reception.ts';

/** The checks before anything is decapsulated, in the order of TS 33.179 §7.3.1 and §E.2. */

const isoTime = (ntpSeconds: number) => new Date(unixFromNtp(ntpSeconds) * 1000).toISOString();

export function* formatStage(r: Reception): Steps<Failure | null> {
  yield formatCheck(r.scope, r.decoded, r.ref);
  return r.decoded.failure;
}

/** The check that a payload is well-formed and complete; it needs no keys. */
export function formatCheck(scope: Scope, decoded: DecodedMessage, ref: PayloadRef): CheckEvent {
  const failed = decoded.failure;
  return Object.freeze({
    ...eventBase(scope, 'check', 'format'),
    kind: 'check' as const,
    check: 'format' as const,
    clause: failed?.clause ?? ('RFC 3830 §5.3' as const),
    passed: failed === null,
    ...(failed ? { failure: failed } : {}),
    values: [
      { name: 'payloads', value: decoded.tree.map((node) => node.path).join(' ') },
      { name: 'octets', value: decoded.bytes.length },
    ],
    subject: ref,
    path: failed?.path ?? 'HDR',
  });
}

export function* timestampStage(r: Reception): Steps<Failure | null> {
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
  const facts = { clause: 'RFC 3830 §5.4', path: 'T.ntpSeconds', values } as const;
  return yield* check(r, 'timestamp', facts, wrongType ?? outside);
}

export function* randStage(r: Reception): Steps<Failure | null> {
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

export function* replayStage(r: Reception): Steps<Failure | null> {
  const problem: Problem | null = r.ue.seen.has(replayKey(r))
    ? {
        code: 'replay',
        expected: 'a payload not seen before',
        found: 'T, RAND and sender of an earlier one',
      }
    : null;
  return yield* check(r, 'replay', { clause: 'RFC 3830 §5.4', path: 'T.ntpSeconds' }, problem);
}

export function* receiverStage(r: Reception): Steps<Failure | null> {
  const payload = idr(r, 2, 9);
  const hidden = payload.role === 9;
  const home = r.ue.certificates.find((certificate) => certificate.kmsUri === r.ue.kmsUri);
  const mine = hidden && home && periodOfT(r, home) >= 0 ? uidAt(r, r.ue.uri, home).uid : null;
  const isMine = mine
    ? equalBytes(payload.idData, mine)
    : !hidden && isSameIdentity(textOf(payload), r.ue.uri);
  const expected = mine ? `own UID ${bytesToHex(mine)}` : r.ue.uri;
  const problem: Problem | null = isMine
    ? notUri('receiver', payload)
    : { code: 'receiver', expected, found: foundBeside([expected], shown(payload)) };
  const values = [
    { name: payload.path, value: shown(payload) },
    { name: 'ID type', value: payload.idType, unverified: hidden },
    { name: 'own identity', value: mine ?? r.ue.uri },
  ];
  const facts = { ...clauseOf(payload), path: `${payload.path}.idData`, values };
  return yield* check(r, 'receiver', facts, problem);
}

/** What a check of an identity rests on. For a UID the ID type was seen in one implementation only. */
function clauseOf({ role }: Idr): Readonly<{ clause: Clause; unverified?: boolean }> {
  const hidden = role >= idRoles.IDRuidi;
  return hidden ? { clause: 'TS 33.180 §E.7', unverified: true } : { clause: 'TS 33.179 §E.2' };
}

/** Whoever is named by URI is named by an identity of that type. A UID (roles 8 and 9) is seen with
 *  the types 1 and 2 (TS 33.180 §E.7). */
function notUri(code: FailureCode, { role, idType, path }: Idr): Problem | null {
  if (role >= idRoles.IDRuidi || idType === idTypes.uri) return null;
  return { code, path: `${path}.idType`, expected: 'a URI (1)', found: `ID type ${idType}` };
}

export function* initiatorStage(r: Reception): Steps<Failure | null> {
  const payload = initiatorOf(r);
  const { length } = payload.idData;
  const path = `${payload.path}.idData`;
  const values = [{ name: payload.path, value: shown(payload) }];
  let problem: Problem | null = null;
  if (payload.role === 8) {
    if (length !== 32)
      problem = { code: 'initiator', expected: 'a UID of 32 octets', found: `${length} octets` };
  } else if (payload.idType !== idTypes.uri) {
    problem = notUri('initiator', payload);
  } else if (!/^[a-z][a-z0-9+.-]*:./i.test(textOf(payload))) {
    problem = {
      code: 'initiator',
      expected: 'a URI with a scheme',
      found: textOf(payload) || 'nothing',
    };
  }
  return yield* check(r, 'initiator', { ...clauseOf(payload), path, values }, problem);
}

export function* kmsStage(r: Reception): Steps<Failure | null> {
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
  if (!certificate) {
    const held = r.ue.certificates.map(({ kmsUri }) => kmsUri);
    const expected = 'a KMS whose certificate is held';
    return { code: 'kms', path, expected, found: foundBeside(held, found) };
  }
  if (certificate.revoked) {
    return {
      code: 'kms',
      path,
      expected: 'a certificate not revoked',
      found: `a revoked one of ${found}`,
    };
  }
  if (role === 7 && !isSameIdentity(found, r.ue.kmsUri)) {
    return { code: 'kms', path, expected: `the own KMS ${r.ue.kmsUri}`, found };
  }
  return notUri('kms', payload);
}

export function* periodStage(r: Reception): Steps<Failure | null> {
  const certificate = known(certificateFor(r, 7), 'own KMS certificate');
  const signers = known(certificateFor(r, 6), 'KMS certificate of the signer');
  const periodNo = periodOfT(r, certificate);
  const held = r.ue.keySets.filter((keySet) => keySet.kmsUri === certificate.kmsUri);
  const keySet = held.find((candidate) => candidate.keyPeriodNo === periodNo);
  const periods = held.map((candidate) => candidate.keyPeriodNo).join(', ') || 'none';
  let problem: Problem | null = null;
  if (!keySet) {
    const expected = `keys of period ${periodNo}`;
    problem = { code: 'period', expected, found: `keys of period ${periods}` };
  } else if (periodOfT(r, signers) < 0) {
    const expected = `a time in a key period of ${signers.kmsUri}`;
    problem = { code: 'period', expected, found: 'one before its first period' };
  }
  if (keySet) r.ownKeySet = keySet;
  const values = [
    { name: 'key period of T', value: periodNo },
    { name: 'key periods held', value: periods },
  ];
  const facts = { clause: 'TS 33.179 §F.2.1', path: 'T.ntpSeconds', values } as const;
  return yield* check(r, 'period', facts, problem);
}
