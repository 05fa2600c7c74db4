import { groupCallCsId, mkiOf } from '../mcptt/group-srtp-keys.ts';
import {
  defaultedPolicy,
  defaultGroupCallProfile,
  type GenericIdSession,
  type GroupKeyTransport,
  policyValue,
  type ReadPolicy,
} from '../mikey/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Failure } from '../model/failures.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Steps } from '../trace/recording.ts';
import { check, known, messageOf, type Problem, type Reception } from './reception.ts';

/** Crypto sessions and security policy. Source: TS 33.179 §E.2. */

export function* csMapStage(r: Reception): Steps<Failure | null> {
  const message = messageOf(r);
  const map = message.hdr.csIdMap;
  const values: NamedValue[] = [
    { name: 'CS ID map type', value: map.type },
    { name: '#CS', value: message.hdr.csCount },
  ];
  r.csId = map.type === 2 ? (map.sessions[0]?.csId ?? groupCallCsId) : groupCallCsId;
  const facts = {
    clause: 'TS 33.179 §E.2',
    path: 'HDR.csIdMapType',
    values,
    unverified: true,
  } as const;
  return yield* check(r, 'cs-map', facts, csMapProblem(r, message));
}

function csMapProblem(r: Reception, message: GroupKeyTransport): Problem | null {
  const map = message.hdr.csIdMap;
  if (map.type === 7)
    return { code: 'cs-map', expected: 'crypto sessions of SRTP', found: 'IPSEC4-ID (7)' };
  if (map.type === 1) return null;
  if (map.sessions.length === 0) {
    const path = 'HDR.csCount';
    return { code: 'cs-map', path, expected: 'as many crypto sessions as the map has', found: '0' };
  }
  const at = (index: number) => `HDR.csIdMapInfo[${index}]`;
  const problems =
    map.type === 0
      ? map.sessions.map(({ policyNo }, index) =>
          policyProblem(message, [policyNo], `${at(index)}.policyNo`),
        )
      : map.sessions.map(
          (session, index) =>
            sessionProblem(r, message, session, at(index)) ??
            policyProblem(message, session.policies, `${at(index)}.policies`),
        );
  return problems.find((problem) => problem !== null) ?? null;
}

/** An SPI names the key of the CSB ID; a second key has none. */
function sessionProblem(
  r: Reception,
  message: GroupKeyTransport,
  { protType, csId, spi }: GenericIdSession,
  at: string,
): Problem | null {
  const code = 'cs-map';
  if (protType !== 0) {
    const path = `${at}.protType`;
    return { code, path, expected: 'Prot type 0 (SRTP)', found: `${protType}` };
  }
  if (csId !== 4 && csId !== 5) {
    return { code, path: `${at}.csId`, expected: 'CS ID 4 or 5 (group call)', found: `${csId}` };
  }
  const found = bytesToHex(spi);
  if (found === '' || r.part === 'second') return null;
  const mki = bytesToHex(mkiOf(known(r.gmkId, 'GMK-ID'), message.hdr.csbId));
  if (found === mki) return null;
  return { code, path: `${at}.spi`, expected: `no SPI, or the MKI ${mki}`, found };
}

/** A session may only follow a policy that is in the message; without any, the default holds. */
function policyProblem(
  { sps }: GroupKeyTransport,
  policies: Iterable<number>,
  path: string,
): Problem | null {
  const given = sps.map(({ policyNo }) => policyNo);
  const other = [...policies].find((policy) => given.length > 0 && !given.includes(policy));
  if (other === undefined) return null;
  return {
    code: 'cs-map',
    path,
    expected: `policy ${given.join(' or ')}`,
    found: `policy ${other}`,
  };
}

/** What this receiver can apply: SRTP with AES-GCM as the default group-call profile has it. */
const acceptablePolicy: Readonly<
  Record<number, Readonly<{ values: readonly number[]; words: string }>>
> = {
  0: { values: [6], words: 'encryption AES-GCM (6)' },
  1: { values: [16], words: 'a session encryption key of 16 octets' },
  2: { values: [1, 2, 3, 4], words: 'an authentication algorithm other than NULL' },
  4: { values: [12], words: 'a session salt of 12 octets' },
  5: { values: [0], words: 'the SRTP PRF AES-CM (0)' },
  6: { values: [0], words: 'key derivation rate 0' },
  7: { values: [1], words: 'SRTP encryption on' },
  8: { values: [1], words: 'SRTCP encryption on' },
  10: { values: [1], words: 'SRTP authentication on' },
  20: { values: [16], words: 'an AEAD tag of 16 octets' },
};

export function* spPolicyStage(r: Reception): Steps<Failure | null> {
  const { sps } = messageOf(r);
  const values = (sps.length === 0 ? [null] : sps).flatMap((sp) =>
    Object.entries(defaultedPolicy(sp)).map(([type, value]) => ({
      name: sps.length > 1 ? `policy ${sp?.policyNo}, type ${type}` : `type ${type}`,
      value,
    })),
  );
  const problem = sps.map(unacceptable).find((found) => found !== null) ?? null;
  const facts = { clause: 'TS 33.179 Table E.2-1', path: 'SP', values } as const;
  return yield* check(r, 'sp-policy', facts, problem);
}

/** The first value this receiver refuses, also where a later one of the same type replaces it. */
function unacceptable({ path, protType, params }: ReadPolicy): Problem | null {
  if (protType !== 0) {
    const expected = 'Prot type 0 (SRTP)';
    return { code: 'sp-policy', path: `${path}.protType`, expected, found: `${protType}` };
  }
  for (const [index, { type, value: octets }] of params.entries()) {
    const rule = acceptablePolicy[type];
    const value = policyValue(octets);
    if (!rule || rule.values.includes(value)) continue;
    const at = `${path}.params[${index}].value`;
    const inProfile = defaultGroupCallProfile.some((parameter) => parameter.type === type);
    const clause = inProfile ? 'TS 33.179 Table E.2-1' : 'RFC 3830 §6.10.1';
    return { code: 'sp-policy', path: at, clause, expected: rule.words, found: `${value}` };
  }
  return null;
}
