import { bytesToHex, uint32ToBytes, uint32ToHex } from '../bytes.ts';
import type { Failure } from '../failures.ts';
import { groupCallCsId } from '../mcptt/group-srtp-keys.ts';
import { defaultedPolicy, type GroupKeyTransport } from '../mikey/index.ts';
import type { NamedValue } from '../named-value.ts';
import { check, known, messageOf, type Problem, type Reception } from './reception.ts';
import type { Steps } from './recording.ts';

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
  if (map.type !== 2) return null;
  const mki = bytesToHex(uint32ToBytes(known(r.gmkId, 'GMK-ID'))) + uint32ToHex(message.hdr.csbId);
  for (const [index, session] of map.sessions.entries()) {
    const at = `HDR.csIdMapInfo[${index}]`;
    if (session.protType !== 0) {
      return {
        code: 'cs-map',
        path: `${at}.protType`,
        expected: 'Prot type 0 (SRTP)',
        found: `${session.protType}`,
      };
    }
    if (session.csId !== 4 && session.csId !== 5) {
      return {
        code: 'cs-map',
        path: `${at}.csId`,
        expected: 'CS ID 4 or 5 (group call)',
        found: `${session.csId}`,
      };
    }
    const spi = bytesToHex(session.spi);
    if (spi !== '' && spi !== mki) {
      return {
        code: 'cs-map',
        path: `${at}.spi`,
        expected: `no SPI, or the MKI ${mki}`,
        found: spi,
      };
    }
    const { sp } = message;
    const other = session.policies.find((policy) => sp !== null && policy !== sp.policyNo);
    if (other !== undefined) {
      return {
        code: 'cs-map',
        path: `${at}.policies`,
        expected: `policy ${sp?.policyNo}`,
        found: `policy ${other}`,
      };
    }
  }
  return null;
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
  const { sp } = messageOf(r);
  const policy = defaultedPolicy(sp);
  const values = Object.entries(policy).map(([type, value]) => ({ name: `type ${type}`, value }));
  let problem: Problem | null = null;
  if (sp && sp.protType !== 0) {
    problem = {
      code: 'sp-policy',
      path: 'SP.protType',
      expected: 'Prot type 0 (SRTP)',
      found: `${sp.protType}`,
    };
  }
  for (const [type, rule] of Object.entries(acceptablePolicy)) {
    const value = policy[Number(type)];
    if (problem || value === undefined || rule.values.includes(value)) continue;
    const at = sp?.params.findLastIndex((param) => param.type === Number(type)) ?? -1;
    const path = at < 0 ? 'SP' : `SP.params[${at}].value`;
    problem = { code: 'sp-policy', path, expected: rule.words, found: `${value}` };
  }
  const facts = { clause: 'TS 33.179 Table E.2-1', path: 'SP', values } as const;
  return yield* check(r, 'sp-policy', facts, problem);
}
