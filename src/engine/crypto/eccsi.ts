import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { createTableCache } from '../math/table-cache.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { bytesToHex, concatBytes } from '../model/bytes.ts';
import type { RandomStream } from '../model/context.ts';
import { type Fact, fact, isFact } from '../model/fact.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import type { Clause } from '../model/sources.ts';
import { randomScalar } from './hmac-drbg.ts';
import { openValue, requireLength, valuesUnder } from './named.ts';
import {
  decodeP256Point,
  multiplyPublic,
  type PublicBase,
  publicBase,
  sumWithGenerator,
} from './p256-public.ts';

const { Point } = p256;
const G = Point.BASE;
const q = Point.Fn.ORDER;
const p = Point.Fp.ORDER;
const N = 32;
const { p256Point: pointBytes, eccsiSignature: signatureBytes } = octetLengths;

export type EccsiVerdict = Readonly<{ valid: boolean; reason: Fact | null; working: Working }>;

/** The verdict of a calculation for a reason, null where there is none; `intermediates` may grow until
 *  it is given. */
const verdictAfter =
  (clause: Clause, inputs: readonly NamedValue[], intermediates: readonly NamedValue[]) =>
  (reason: Fact | null): EccsiVerdict => {
    const outputs = [openValue('valid', reason === null, clause)];
    return { valid: reason === null, reason, working: { clause, inputs, intermediates, outputs } };
  };

/** Y = [HS]PVT + KPAK of signers met before, with a comb for those met often: public values. */
const publicKeys = createTableCache<string, PublicBase>(64);

/** HS = hash( G ‖ KPAK ‖ ID ‖ PVT ), 32 octets. Source: RFC 6507 §5.1.1. */
function hashIdentity(kpak: Uint8Array, id: Uint8Array, pvt: Uint8Array): Uint8Array {
  return sha256(concatBytes(G.toBytes(false), kpak, id, pvt));
}

function requireScalar(name: string, value: bigint): void {
  if (value < 1n || value >= q) throw new RangeError(`${name}: expected 1 to q-1`);
}

/** The KMS key pair that belongs to a KSAK; KPAK is 65 octets.
 *  Throws RangeError unless 1 ≤ ksak < q. Source: RFC 6507 §4.2. */
export function eccsiKmsFromSecret(ksak: bigint): {
  ksak: bigint;
  kpak: Uint8Array;
  working: Working;
} {
  requireScalar('ksak', ksak);
  const clause: Clause = 'RFC 6507 §4.2';
  const { open, secret } = valuesUnder(clause);
  const kpak = G.multiply(ksak).toBytes(false);
  const working: Working = {
    clause,
    inputs: [open('G', G.toBytes(false), 'RFC 6507 §4.1')],
    intermediates: [],
    outputs: [secret('KSAK', numberToBytesBE(ksak, N)), open('KPAK', kpak)],
  };
  return { ksak, kpak, working };
}

/** A fresh KMS key pair. Source: RFC 6507 §4.2. */
export function createEccsiKms(stream: RandomStream) {
  return eccsiKmsFromSecret(randomScalar(stream, 1n, q - 1n));
}

type EccsiIssue = Readonly<{ ksak: bigint; kpak: Uint8Array; id: Uint8Array }>;
export type EccsiKeys = Readonly<{ ssk: Uint8Array; pvt: Uint8Array; working: Working }>;

/** The signing keys of `id` for a chosen v, or `null` when v must be replaced (step 5).
 *  SSK 32 octets, PVT 65. Throws RangeError unless 1 ≤ v < q. Source: RFC 6507 §5.1.1. */
export function issueEccsiKeysWithV(input: EccsiIssue & { v: bigint }): EccsiKeys | null {
  const { ksak, kpak, id, v } = input;
  const clause: Clause = 'RFC 6507 §5.1.1';
  const { open, secret } = valuesUnder(clause);
  requireScalar('v', v); // 1
  const pvt = G.multiply(v).toBytes(false); // 2
  const HS = hashIdentity(kpak, id, pvt); // 3
  const hs = bytesToNumberBE(HS) % q;
  const SSK = (ksak + hs * v) % q; // 4
  if (SSK === 0n || hs === 0n) return null; // 5
  const ssk = numberToBytesBE(SSK, N);
  const working: Working = {
    clause,
    inputs: [
      secret('KSAK', numberToBytesBE(ksak, N), 'RFC 6507 §4.2'),
      open('KPAK', kpak, 'RFC 6507 §4.2'),
      open('ID', id),
    ],
    intermediates: [secret('v', numberToBytesBE(v, N)), open('HS', HS)],
    outputs: [secret('SSK', ssk), open('PVT', pvt)],
  };
  return { ssk, pvt, working };
}

/** Fresh signing keys of `id`: SSK 32 octets, PVT 65. Source: RFC 6507 §5.1.1. */
export function issueEccsiKeys(input: EccsiIssue & { stream: RandomStream }): EccsiKeys {
  for (;;) {
    const keys = issueEccsiKeysWithV({ ...input, v: randomScalar(input.stream, 1n, q - 1n) });
    if (keys !== null) return keys;
  }
}

/** Whether a received (SSK, PVT) belongs to `id` under `kpak`: KPAK = [SSK]G − [HS]PVT. Malformed
 *  octets are an outcome (`valid: false`), never an exception. Source: RFC 6507 §5.1.2. */
export function validateEccsiKeys(input: {
  kpak: Uint8Array;
  id: Uint8Array;
  ssk: Uint8Array;
  pvt: Uint8Array;
}): EccsiVerdict {
  const { kpak, id, ssk, pvt } = input;
  const clause: Clause = 'RFC 6507 §5.1.2';
  const { open, secret } = valuesUnder(clause);
  const intermediates: NamedValue[] = [];
  const inputs = [open('KPAK', kpak), open('ID', id), secret('SSK', ssk), open('PVT', pvt)];
  const verdict = verdictAfter(clause, inputs, intermediates);
  const KPAK = decodeP256Point(kpak);
  if (KPAK === null) return verdict(fact('point.notOfP256', { name: 'KPAK' }));
  const PVT = decodeP256Point(pvt); // 1
  if (PVT === null) return verdict(fact('point.notOfP256', { name: 'PVT' }));
  const SSK = ssk.length === N ? bytesToNumberBE(ssk) : 0n;
  if (SSK === 0n || SSK >= q) return verdict(fact('notInRange', { name: 'SSK', to: 'q-1' }));
  const HS = hashIdentity(kpak, id, pvt); // 2
  const masked = multiplyPublic(PVT, bytesToNumberBE(HS) % q);
  const expected = G.multiply(SSK).add(masked.negate()); // 3
  intermediates.push(open('HS', HS));
  if (!expected.is0()) intermediates.push(open('[SSK]G - [HS]PVT', expected.toBytes(false)));
  return verdict(
    expected.equals(KPAK) ? null : fact('differs', { one: 'KPAK', other: '[SSK]G - [HS]PVT' }),
  );
}

type EccsiSigning = Readonly<{
  kpak: Uint8Array;
  id: Uint8Array;
  ssk: Uint8Array;
  pvt: Uint8Array;
  message: Uint8Array;
}>;
export type EccsiSignature = Readonly<{ signature: Uint8Array; working: Working }>;

/** The signature of `message` for a chosen j, or `null` when j must be replaced (step 4).
 *  r ‖ s ‖ PVT, 129 octets. Throws RangeError for a `ssk` or `j` outside 1..q−1, a `kpak` or `pvt` of
 *  other than 65 octets. Source: RFC 6507 §5.2.1. */
export function signEccsiWithJ(input: EccsiSigning & { j: bigint }): EccsiSignature | null {
  const { kpak, id, ssk, pvt, message, j } = input;
  const clause: Clause = 'RFC 6507 §5.2.1';
  const { open, secret } = valuesUnder(clause);
  requireLength('kpak', kpak, pointBytes);
  requireLength('pvt', pvt, pointBytes);
  requireLength('ssk', ssk, N);
  const SSK = bytesToNumberBE(ssk);
  requireScalar('ssk', SSK);
  requireScalar('j', j); // 1
  const J = G.multiply(j); // 2
  const r = numberToBytesBE(J.x, N);
  const HS = hashIdentity(kpak, id, pvt);
  const HE = sha256(concatBytes(HS, r, message)); // 3
  const denominator = (bytesToNumberBE(HE) + J.x * SSK) % q;
  if (denominator === 0n || J.x === 0n) return null; // 4
  const s = numberToBytesBE((Point.Fn.inv(denominator) * j) % q, N); // 5; 6 is void on P-256
  const signature = concatBytes(r, s, pvt); // 7
  const working: Working = {
    clause,
    inputs: [
      open('KPAK', kpak),
      open('ID', id),
      secret('SSK', ssk),
      open('PVT', pvt),
      open('M', message),
    ],
    intermediates: [
      secret('j', numberToBytesBE(j, N)),
      open('J_x', r),
      open('HS', HS),
      open('HE', HE),
    ],
    outputs: [open('r', r), open('s', s), open('SIG', signature)],
  };
  return { signature, working };
}

/** Signs `message` with ECCSI. Returns r ‖ s ‖ PVT, 4N + 1 octets (129 on P-256, N = 32).
 *  Throws RangeError as `signEccsiWithJ`. Source: RFC 6507 §5.2.1. */
export function signEccsi(input: EccsiSigning & { stream: RandomStream }): EccsiSignature {
  for (;;) {
    const signed = signEccsiWithJ({ ...input, j: randomScalar(input.stream, 1n, q - 1n) });
    if (signed !== null) return signed;
  }
}

/** Y = [HS]PVT + KPAK, or which of the two is no point of P-256. */
function derivePublicKey(
  kpak: Uint8Array,
  pvt: Uint8Array,
  HS: Uint8Array,
): PublicBase | 'KPAK' | 'PVT' {
  const key = bytesToHex(concatBytes(HS, kpak, pvt));
  const known = publicKeys.get(key);
  if (known !== undefined) return known;
  const KPAK = decodeP256Point(kpak);
  if (KPAK === null) return 'KPAK';
  const PVT = decodeP256Point(pvt);
  if (PVT === null) return 'PVT';
  const Y = publicBase(multiplyPublic(PVT, bytesToNumberBE(HS) % q).add(KPAK));
  publicKeys.set(key, Y);
  return Y;
}

/** A signature taken apart, with what its verification starts from. */
type OpenedSignature = Readonly<{
  rOctets: Uint8Array;
  r: bigint;
  s: bigint;
  HS: Uint8Array;
  Y: PublicBase;
}>;

/** Takes a signature of 129 octets apart, or says why it is none by anybody. Beyond the RFC, s = 0,
 *  s ≥ q, r = 0 and r ≥ p are refused. Source: RFC 6507 §5.2.2, steps 1, 2 and 4. */
export function openSignature(input: {
  kpak: Uint8Array;
  id: Uint8Array;
  signature: Uint8Array;
}): OpenedSignature | Fact {
  const { kpak, id, signature } = input;
  if (signature.length !== signatureBytes) {
    return fact('signature.octets', { count: signature.length, wanted: signatureBytes });
  }
  const [rOctets, pvt] = [signature.slice(0, N), signature.slice(2 * N)];
  const r = bytesToNumberBE(rOctets);
  const s = bytesToNumberBE(signature.subarray(N, 2 * N));
  const HS = hashIdentity(kpak, id, pvt); // 2
  const Y = derivePublicKey(kpak, pvt, HS); // 1, 4
  if (typeof Y === 'string') return fact('point.notOfP256', { name: Y });
  if (r === 0n || r >= p) return fact('notInRange', { name: 'r', to: 'p-1' });
  if (s === 0n || s >= q) return fact('notInRange', { name: 's', to: 'q-1' });
  return { rOctets, r, s, HS, Y };
}

/** Whether `signature` (129 octets) is one of `message` by `id` under `kpak`. Anything malformed is
 *  an outcome with its reason, as in `openSignature`. Source: RFC 6507 §5.2.2. */
export function verifyEccsi(input: {
  kpak: Uint8Array;
  id: Uint8Array;
  message: Uint8Array;
  signature: Uint8Array;
}): EccsiVerdict {
  const { kpak, id, message, signature } = input;
  const clause: Clause = 'RFC 6507 §5.2.2';
  const { open } = valuesUnder(clause);
  const intermediates: NamedValue[] = [];
  const inputs = [open('KPAK', kpak), open('ID', id), open('M', message), open('SIG', signature)];
  const verdict = verdictAfter(clause, inputs, intermediates);
  const opened = openSignature(input);
  if (isFact(opened)) return verdict(opened);
  const { rOctets, r, s, HS, Y } = opened;
  const HE = sha256(concatBytes(HS, rOctets, message)); // 3
  const he = bytesToNumberBE(HE) % q;
  const J = sumWithGenerator((s * he) % q, Y, (s * r) % q); // 5
  intermediates.push(open('HS', HS), open('HE', HE));
  if (!Y.point.is0()) intermediates.push(open('Y', Y.point.toBytes(false)));
  if (J.is0()) return verdict(fact('point.infinity', { name: 'J' }));
  intermediates.push(open('J_x', numberToBytesBE(J.x, N)));
  return verdict(J.x === r ? null : fact('differs', { one: 'J_x', other: 'r' })); // 6
}
