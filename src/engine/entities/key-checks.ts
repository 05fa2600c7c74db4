import { bytesToHex, equalBytes, uint32ToBytes, uint32ToHex } from '../bytes.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { openAesGcm } from '../crypto/aes-gcm.ts';
import { decapsulate } from '../crypto/sakke.ts';
import type { Failure } from '../failures.ts';
import { gmkTag, purposeTag, purposeTags } from '../mcptt/gmk-id.ts';
import { groupCallCsId } from '../mcptt/group-srtp-keys.ts';
import { deriveUserSalt, gukIdWorking, xorUserSalt } from '../mcptt/guk-id.ts';
import { deriveDpck } from '../mcptt/key-parameter-key.ts';
import { unixFromNtp } from '../mcptt/key-period.ts';
import {
  type DecodedKeyParameters,
  decodeKeyParameters,
  decodeProtectedPayload,
  defaultedPolicy,
  type GroupKeyTransport,
  type ProtectedPayload,
} from '../mikey/index.ts';
import type { NamedValue, Working } from '../named-value.ts';
import type { KeyParameters, Purpose } from '../trace.ts';
import { check, known, messageOf, type Problem, type Reception, type Stage } from './reception.ts';
import { compute, type Steps } from './recording.ts';

/** Decapsulation and the checks of what came out. Source: TS 33.179 §7.3.1, TS 33.180 §5.2.4. */

function* decapsulationStage(r: Reception): Steps<Failure | null> {
  const { sakkeData } = messageOf(r).sakke;
  const keySet = known(r.ownKeySet, 'own key set');
  const certificate = known(
    r.ue.certificates.find((held) => held.kmsUri === keySet.kmsUri),
    'own KMS certificate',
  );
  const result = yield* compute(
    r.context,
    r.scope,
    'sakke-decapsulate',
    () =>
      decapsulate({
        sakkeData,
        id: keySet.userId,
        rsk: keySet.userDecryptKey,
        kmsPublicKey: certificate.pubEncKey,
      }),
    (made) => ({
      subject: r.ref,
      ...(made.ok ? { reveals: revealedGmk(made.ssv) } : {}),
    }),
  );
  if (result.ok) r.gmk = result.ssv;
  const problem: Problem | null = result.ok
    ? null
    : { code: 'sakke', expected: 'R equal to the re-computed TEST', found: 'another point' };
  const facts = { clause: 'RFC 6508 §6.2.2', path: 'SAKKE.sakkeData' } as const;
  return yield* check(r, 'decapsulation', facts, problem);
}

function revealedGmk(gmk: Uint8Array) {
  const node: FieldNode = {
    path: 'gmk',
    label: 'GMK',
    start: 0,
    end: gmk.length,
    clause: 'TS 33.179 §7.3.1',
    text: bytesToHex(gmk),
    children: [],
  };
  const clause = 'RFC 6508 §6.2.2' as const;
  return { name: 'gmk' as const, bytes: gmk, tree: [node], originPath: 'SAKKE.sakkeData', clause };
}

/** GMK-ID from the CSB ID. Only a GMK is diversified (TS 33.180 §5.2.3). */
function* identifierStage(r: Reception): Steps<Failure | null> {
  const { csbId } = messageOf(r).hdr;
  if (purposeTag(csbId) !== gmkTag) {
    r.userSalt = 0;
    r.gmkId = csbId;
    return null;
  }
  const gmk = known(r.gmk, 'GMK');
  const subject = () => ({ subject: r.ref });
  const { userSalt } = yield* compute(
    r.context,
    r.scope,
    'user-salt',
    () => deriveUserSalt(gmk, r.ue.uri),
    subject,
  );
  const xor = () => ({ working: gukIdWorking('GUK-ID', csbId, userSalt) });
  yield* compute(r.context, r.scope, 'gmk-id', xor, subject);
  r.userSalt = userSalt;
  r.gmkId = xorUserSalt(csbId, userSalt);
  return null;
}

function* csMapStage(r: Reception): Steps<Failure | null> {
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
  if (map.type !== 2) return null;
  const mki = bytesToHex(uint32ToBytes(known(r.gmkId, 'GMK-ID'))) + uint32ToHex(message.hdr.csbId);
  const path = 'HDR.csIdMap';
  for (const session of map.sessions) {
    if (session.protType !== 0) {
      return { code: 'cs-map', path, expected: 'Prot type 0 (SRTP)', found: `${session.protType}` };
    }
    if (session.csId !== 4 && session.csId !== 5) {
      return {
        code: 'cs-map',
        path,
        expected: 'CS ID 4 or 5 (group call)',
        found: `${session.csId}`,
      };
    }
    const spi = bytesToHex(session.spi);
    if (spi !== '' && spi !== mki) {
      return { code: 'cs-map', path, expected: `no SPI, or the MKI ${mki}`, found: spi };
    }
    const { sp } = message;
    const other = session.policies.find((policy) => sp !== null && policy !== sp.policyNo);
    if (other !== undefined) {
      return { code: 'cs-map', path, expected: `policy ${sp?.policyNo}`, found: `policy ${other}` };
    }
  }
  return null;
}

function* gukIdStage(r: Reception): Steps<Failure | null> {
  const { csbId } = messageOf(r).hdr;
  const tag = purposeTag(csbId);
  const names = r.ue.expects.tags.map((value) => `${value} (${tagName(value)})`).join(' or ');
  const problem: Problem | null = r.ue.expects.tags.includes(tag)
    ? null
    : { code: 'guk-id', expected: `purpose tag ${names}`, found: `${tag} (${tagName(tag)})` };
  const values = [
    { name: 'GUK-ID = CSB ID', value: uint32ToBytes(csbId) },
    { name: 'User Salt', value: uint32ToBytes(known(r.userSalt, 'user salt')), secret: true },
    { name: 'GMK-ID', value: uint32ToBytes(known(r.gmkId, 'GMK-ID')) },
  ];
  const facts = { clause: 'TS 33.179 §7.3.1', path: 'HDR.csbId', values } as const;
  return yield* check(r, 'guk-id', facts, problem);
}

function tagName(tag: number): string {
  return (purposeTags as Readonly<Record<number, string>>)[tag] ?? 'unassigned';
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
  20: { values: [16], words: 'an AEAD tag of 16 octets' },
};

function* spPolicyStage(r: Reception): Steps<Failure | null> {
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
    const at = sp?.params.findIndex((param) => param.type === Number(type)) ?? -1;
    const path = at < 0 ? 'SP' : `SP.params[${at}].value`;
    problem = { code: 'sp-policy', path, expected: rule.words, found: `${value}` };
  }
  const facts = { clause: 'TS 33.179 Table E.2-1', path: 'SP', values } as const;
  return yield* check(r, 'sp-policy', facts, problem);
}

const noParameters = (keyType: number): KeyParameters => ({
  keyType,
  status: 1,
  activationTime: 0,
  expiryTime: 0,
  text: '',
  groupIds: [],
});

function* keyParametersStage(r: Reception): Steps<Failure | null> {
  const message = messageOf(r);
  const extension = message.generalExtensions.find((candidate) => candidate.type === 7);
  const path = extension?.path ?? 'GeneralExtension';
  const facts = { clause: 'TS 33.180 §5.2.4', path, unverified: true } as const;
  if (!extension) {
    r.parameters = noParameters(purposeTag(message.hdr.csbId));
    return yield* check(r, 'key-parameters', facts, null);
  }
  const envelope = decodeProtectedPayload(extension.data);
  const refused = envelopeProblem(envelope, message.hdr.csbId, path);
  if (refused || !envelope.value) return yield* check(r, 'key-parameters', facts, refused);
  const opened = yield* openKeyParameters(r, envelope.value, path);
  const problem = contentProblem(r, opened, path);
  const values = opened?.value
    ? [
        { name: 'Key Type', value: opened.value.keyType },
        { name: 'purpose tag', value: purposeTag(message.hdr.csbId) },
      ]
    : [];
  if (opened?.value) r.parameters = opened.value;
  return yield* check(r, 'key-parameters', { ...facts, values }, problem);
}

function envelopeProblem(
  envelope: ReturnType<typeof decodeProtectedPayload>,
  csbId: number,
  path: string,
): Problem | null {
  const { value } = envelope;
  const clause = 'TS 33.180 §E.6.1';
  if (!value) {
    const failed = known(envelope.failure ?? undefined, 'failure of the protected payload');
    const code = failed.code === 'truncated' ? 'keyparams-len' : failed.code;
    return { code, path, clause, expected: failed.expected, found: failed.found };
  }
  if (value.algorithm !== 1) {
    const found = `algorithm ${value.algorithm}`;
    return { code: 'keyparams-type', path, clause, expected: 'AEAD_AES_128_GCM (1)', found };
  }
  if (value.dppkId !== csbId) {
    const expected = `DPPK-ID equal to the CSB ID ${uint32ToHex(csbId)}`;
    return { code: 'keyparams-id', path, clause, expected, found: uint32ToHex(value.dppkId) };
  }
  return null;
}

type Opened = DecodedKeyParameters | null;

function* openKeyParameters(r: Reception, payload: ProtectedPayload, path: string): Steps<Opened> {
  const gmk = known(r.gmk, 'GMK');
  const result = yield* compute(
    r.context,
    r.scope,
    'key-parameters-unprotect',
    () => {
      const dpck = deriveDpck(gmk, payload.dppkId);
      const plaintext = openAesGcm(
        dpck,
        payload.iv,
        payload.additionalData,
        payload.ciphertextAndTag,
      );
      const decoded = plaintext ? decodeKeyParameters(plaintext) : null;
      return { plaintext, decoded, working: unprotectWorking(gmk, dpck, payload, plaintext) };
    },
    (made) => ({
      subject: r.ref,
      ...(made.plaintext && made.decoded
        ? {
            reveals: {
              name: 'key-parameters' as const,
              bytes: made.plaintext,
              tree: made.decoded.tree,
              originPath: `${path}.data`,
              clause: 'TS 33.179 §E.6.1' as const,
            },
          }
        : {}),
    }),
  );
  return result.decoded;
}

function unprotectWorking(
  gmk: Uint8Array,
  dpck: Uint8Array,
  payload: ProtectedPayload,
  plaintext: Uint8Array | null,
): Working {
  return {
    clause: 'TS 33.180 §E.6.1',
    inputs: [
      { name: 'GMK', value: gmk, secret: true },
      { name: 'DPPK-ID', value: uint32ToBytes(payload.dppkId) },
      { name: 'IV', value: payload.iv },
      { name: 'AAD', value: payload.additionalData, unverified: true },
      { name: 'ciphertext and tag', value: payload.ciphertextAndTag },
    ],
    intermediates: [{ name: 'DPCK', value: dpck, secret: true, clause: 'TS 33.180 §F.1.5' }],
    outputs: plaintext
      ? [{ name: 'Key Parameters', value: plaintext, secret: true, clause: 'TS 33.179 §E.6.1' }]
      : [{ name: 'tag agrees', value: false }],
  };
}

function contentProblem(r: Reception, opened: Opened, path: string): Problem | null {
  const clause = 'TS 33.180 §5.2.4';
  if (!opened) {
    return {
      code: 'keyparams-tag',
      path,
      clause,
      expected: 'a tag that agrees',
      found: 'another tag',
    };
  }
  if (!opened.value) {
    const failed = known(opened.failure ?? undefined, 'failure of the key parameters');
    return { code: 'keyparams-len', path, clause, expected: failed.expected, found: failed.found };
  }
  const tag = purposeTag(messageOf(r).hdr.csbId);
  if (opened.value.keyType === tag) return null;
  const expected = `Key Type ${tag}, as the purpose tag`;
  return { code: 'keyparams-keytype', path, clause, expected, found: `${opened.value.keyType}` };
}

function* groupStage(r: Reception): Steps<Failure | null> {
  if (r.ue.groupUri === null) return null;
  const { groupIds } = known(r.parameters, 'key parameters');
  const found = groupIds.join(', ') || 'no group';
  const problem: Problem | null = groupIds.includes(r.ue.groupUri)
    ? null
    : { code: 'group', expected: `the notified group ${r.ue.groupUri}`, found };
  const values = [
    { name: 'notified group', value: r.ue.groupUri },
    { name: 'Group IDs', value: found },
  ];
  const facts = { clause: 'TS 33.179 §7.3.1', path: 'GeneralExtension.data', values } as const;
  return yield* check(r, 'group', facts, problem);
}

function* revokedStage(r: Reception): Steps<Failure | null> {
  const { status } = known(r.parameters, 'key parameters');
  const revoked = (status & 1) === 0;
  const problem: Problem | null =
    revoked && !r.ue.recordsRevocation
      ? { code: 'revoked', expected: 'status not revoked (bit 0 set)', found: uint32ToHex(status) }
      : null;
  const values = [{ name: 'Status', value: uint32ToBytes(status), unverified: true }];
  const facts = {
    clause: 'TS 33.179 §E.6.9',
    path: 'GeneralExtension.data',
    values,
    unverified: true,
  } as const;
  return yield* check(r, 'revoked', facts, problem);
}

function* duplicateStage(r: Reception): Steps<Failure | null> {
  const gmkId = known(r.gmkId, 'GMK-ID');
  const stored = r.ue.keys.find((key) => key.gmkId === gmkId);
  r.update = stored !== undefined && equalBytes(stored.gmk, known(r.gmk, 'GMK'));
  const problem: Problem | null =
    stored && !r.update
      ? {
          code: 'duplicate-gmk-id',
          expected: 'a GMK-ID not stored yet',
          found: `${uint32ToHex(gmkId)} of another GMK`,
        }
      : null;
  const held = r.ue.keys.map((key) => uint32ToHex(key.gmkId)).join(', ');
  const values = [
    { name: 'GMK-ID', value: uint32ToBytes(gmkId) },
    { name: 'GMK-IDs stored', value: held || 'none' },
  ];
  const facts = { clause: 'pCR 33.179 §7.4.2', path: 'HDR.csbId', values } as const;
  return yield* check(r, 'duplicate-gmk-id', facts, problem);
}

function* lifetimeStage(r: Reception): Steps<Failure | null> {
  const { activationTime, expiryTime } = known(r.parameters, 'key parameters');
  const now = unixFromNtp(r.ue.ntpSeconds);
  const time = (unix: number) => (unix === 0 ? 'not set' : new Date(unix * 1000).toISOString());
  let problem: Problem | null = null;
  if (expiryTime !== 0 && expiryTime <= activationTime) {
    problem = {
      code: 'expired',
      expected: `expiry after activation ${time(activationTime)}`,
      found: time(expiryTime),
    };
  } else if (expiryTime !== 0 && expiryTime <= now) {
    problem = { code: 'expired', expected: `expiry after ${time(now)}`, found: time(expiryTime) };
  }
  const values = [
    { name: 'Activation Time', value: time(activationTime) },
    { name: 'Expiry Time', value: time(expiryTime), unverified: true },
  ];
  const facts = { clause: 'TS 33.179 §E.6.10', path: 'GeneralExtension.data', values } as const;
  return yield* check(r, 'lifetime', facts, problem);
}

/** What the key is for, as far as the receiver can tell. */
export function learntPurpose(r: Reception): Purpose {
  if (!r.ue.expects.dual) return 'group';
  const { text } = known(r.parameters, 'key parameters');
  if (r.ue.expects.marking === 'mkfc-tag') {
    return purposeTag(messageOf(r).hdr.csbId) === gmkTag ? 'media' : 'floor';
  }
  if (r.ue.expects.marking === 'none') return r.ordinal % 2 === 0 ? 'media' : 'floor';
  if (text.endsWith(purposeTexts.media)) return 'media';
  return text.endsWith(purposeTexts.floor) ? 'floor' : 'group';
}

/** How the Text field names the purpose of a key. A choice of this tool. */
export const purposeTexts = { media: ', media', floor: ', floor control' } as const;

export const checksFromDecapsulation: readonly Stage[] = [
  decapsulationStage,
  identifierStage,
  csMapStage,
  gukIdStage,
  spPolicyStage,
  keyParametersStage,
  groupStage,
  revokedStage,
  duplicateStage,
  lifetimeStage,
];
