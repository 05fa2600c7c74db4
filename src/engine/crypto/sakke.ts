import type { AffinePoint } from '../math/curve.ts';
import { invert } from '../math/modular.ts';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import { concatBytes } from '../model/bytes.ts';
import type { RandomStream } from '../model/context.ts';
import { type Fact, fact } from '../model/fact.ts';
import { EngineError } from '../model/failures.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import type { Clause } from '../model/sources.ts';
import { randomScalar } from './hmac-drbg.ts';
import { requireLength, valuesUnder } from './named.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import {
  decodeSakkePoint,
  encodeFieldElement,
  encodeSakkePoint,
  hashToIntegerRange,
  type PointFault,
} from './sakke-encoding.ts';
import * as kernel from './sakke-kernel.ts';
import { prepareTables } from './sakke-tables.ts';

export { dropSecretTables } from './sakke-tables.ts';

const { q, P, g, ssvBytes, pointBytes, encapsulatedDataBytes } = sakkeParameterSet1;
const twoToTheN = 1n << 128n;

type SakkeKms = Readonly<{ kmsMasterSecret: bigint; kmsPublicKey: Uint8Array; working: Working }>;

/** Builds the tables that belong to everybody (P and g) and, where given, to one KMS, so that the
 *  first operation does not pay for them. Throws RangeError for a malformed `kmsPublicKey`. */
export function prepareSakkeTables(kmsPublicKey?: Uint8Array): void {
  prepareTables(kmsPublicKey && requirePoint('kmsPublicKey', kmsPublicKey));
}

/** The KMS key pair that belongs to z_T: Z_T = [z_T]P, 257 octets.
 *  Throws RangeError unless 2 ≤ kmsMasterSecret < q. Source: RFC 6508 §2.2. */
export function sakkeKmsFromSecret(kmsMasterSecret: bigint): SakkeKms {
  if (kmsMasterSecret < 2n || kmsMasterSecret >= q) {
    throw new RangeError('kmsMasterSecret: expected 2 to q-1');
  }
  const clause: Clause = 'RFC 6508 §2.2';
  const { open, secret } = valuesUnder(clause);
  const kmsPublicKey = encodeSakkePoint(requireFinite(kernel.multiplyP(kmsMasterSecret), 'Z_T'));
  const working: Working = {
    clause,
    inputs: [open('P', encodeSakkePoint(P), 'RFC 6509 App. A')],
    intermediates: [],
    outputs: [secret('z_T', encodeFieldElement(kmsMasterSecret)), open('Z_T', kmsPublicKey)],
  };
  return { kmsMasterSecret, kmsPublicKey, working };
}

/** A fresh KMS key pair. Source: RFC 6508 §2.2. */
export function createSakkeKms(stream: RandomStream): SakkeKms {
  return sakkeKmsFromSecret(randomScalar(stream, 2n, q - 1n));
}

/** The Receiver Secret Key of `id`, K_(a,T) = [(a + z_T)⁻¹]P, 257 octets.
 *  Throws RangeError when a + z_T ≡ 0 mod q: the KMS must not serve that identity under that secret.
 *  Source: RFC 6508 §6.1.1. */
export function deriveRsk(input: { kmsMasterSecret: bigint; id: Uint8Array }): {
  rsk: Uint8Array;
  working: Working;
} {
  const { kmsMasterSecret, id } = input;
  const clause: Clause = 'RFC 6508 §6.1.1';
  const { open, secret } = valuesUnder(clause);
  const sum = (bytesToNumberBE(id) + kmsMasterSecret) % q;
  if (sum === 0n) throw new RangeError('id: expected a + z_T not divisible by q');
  const inverse = invert(sum, q);
  const rsk = encodeSakkePoint(requireFinite(kernel.multiplyP(inverse), 'K_(a,T)'));
  const working: Working = {
    clause,
    inputs: [open('a', id), secret('z_T', encodeFieldElement(kmsMasterSecret))],
    intermediates: [secret('(a + z_T)^-1 mod q', encodeFieldElement(inverse))],
    outputs: [secret('K_(a,T)', rsk)],
  };
  return { rsk, working };
}

/** Whether an RSK belongs to `id` under `kmsPublicKey`: < [a]P + Z_T, K_(a,T) > = g. Malformed
 *  octets are an outcome. The lines of the pairing are kept for the decapsulations that follow.
 *  Source: RFC 6508 §6.1.2. */
export function validateRsk(input: { kmsPublicKey: Uint8Array; id: Uint8Array; rsk: Uint8Array }): {
  valid: boolean;
  reason: Fact | null;
  working: Working;
} {
  const { kmsPublicKey, id, rsk } = input;
  const clause: Clause = 'RFC 6508 §6.1.2';
  const { open, secret } = valuesUnder(clause);
  const intermediates: NamedValue[] = [];
  const inputs = [
    open('a', id),
    open('Z_T', kmsPublicKey),
    secret('K_(a,T)', rsk),
    open('g', encodeFieldElement(g), 'RFC 6509 App. A'),
  ];
  const verdict = (reason: Fact | null) => {
    const valid = reason === null;
    const outputs = [open('valid', valid)];
    return { valid, reason, working: { clause, inputs, intermediates, outputs } };
  };
  const Z = decodeSakkePoint(kmsPublicKey);
  if (!Z.ok) return verdict(fact('point.named', { name: 'Z_T', reason: Z.reason }));
  const K = decodeSakkePoint(rsk);
  if (!K.ok) return verdict(fact('point.named', { name: 'K_(a,T)', reason: K.reason }));
  const Q = kernel.identityPoint(bytesToNumberBE(id), Z.point);
  if (Q === null) return verdict(fact('point.infinity', { name: '[a]P + Z_T' }));
  if (Q.y === 0n) return verdict(fact('point.ofOrderTwo', { name: '[a]P + Z_T' }));
  intermediates.push(open('[a]P + Z_T', encodeSakkePoint(Q)));
  const pairing = kernel.pair(K.point, Q);
  if (pairing === null) return verdict(fact('point.notOfOrderQ', { name: 'K_(a,T)' }));
  intermediates.push(open('< [a]P + Z_T, K_(a,T) >', encodeFieldElement(pairing), 'RFC 6508 §3.2'));
  return verdict(
    pairing === g ? null : fact('differs', { one: '< [a]P + Z_T, K_(a,T) >', other: 'g' }),
  );
}

/** Encapsulates a Shared Secret Value (16 octets) to `id`: R_(b,S) ‖ H, 273 octets.
 *  Throws RangeError for another length of `ssv`, a malformed `kmsPublicKey`, or an identity whose
 *  [b]P + Z_S is the point at infinity. Source: RFC 6508 §6.2.1. */
export function encapsulate(input: { ssv: Uint8Array; id: Uint8Array; kmsPublicKey: Uint8Array }): {
  sakkeData: Uint8Array;
  working: Working;
} {
  const { ssv, id, kmsPublicKey } = input;
  const clause: Clause = 'RFC 6508 §6.2.1';
  const { open, secret } = valuesUnder(clause);
  requireLength('ssv', ssv, ssvBytes); // 1
  const Z_S = requirePoint('kmsPublicKey', kmsPublicKey);
  const b = bytesToNumberBE(id);
  const r = hashToIntegerRange(concatBytes(ssv, id), q); // 2
  const values = kernel.encapsulationValues(r, b, Z_S); // 3, 4
  if (values === null) throw new RangeError('id: [r]([b]P + Z_S) is the point at infinity');
  const R = encodeSakkePoint(values.R);
  const gPowerR = encodeFieldElement(values.gPowerR);
  const mask = hashToIntegerRange(gPowerR, twoToTheN);
  const H = numberToBytesBE(bytesToNumberBE(ssv) ^ mask, ssvBytes); // 4
  const sakkeData = concatBytes(R, H); // 5
  const working: Working = {
    clause,
    inputs: [secret('SSV', ssv), open('b', id), open('Z_S', kmsPublicKey)],
    intermediates: [
      secret('r', encodeFieldElement(r), 'RFC 6508 §5.1'),
      open('R', R),
      secret('g^r', gPowerR),
      secret('mask', numberToBytesBE(mask, ssvBytes), 'RFC 6508 §5.1'),
      open('H', H),
    ],
    outputs: [open('encapsulatedData', sakkeData, 'RFC 6508 §4')],
  };
  return { sakkeData, working };
}

export type DecapsulationFault = PointFault | 'test-failed';

export type Decapsulation =
  | Readonly<{ ok: true; ssv: Uint8Array; working: Working }>
  | Readonly<{ ok: false; reason: DecapsulationFault; working: Working }>;

type Encapsulated = Readonly<{
  sakkeData: Uint8Array;
  id: Uint8Array;
  rsk: Uint8Array;
  kmsPublicKey: Uint8Array;
}>;

const clauseOfDecapsulation: Clause = 'RFC 6508 §6.2.2';

function encapsulatedInputs({ sakkeData, id, rsk, kmsPublicKey }: Encapsulated): NamedValue[] {
  const { open, secret } = valuesUnder(clauseOfDecapsulation);
  return [
    open('encapsulatedData', sakkeData, 'RFC 6508 §4'),
    open('b', id),
    secret('K_(b,S)', rsk),
    open('Z_S', kmsPublicKey),
  ];
}

/** What comes out of encapsulated data before it is tested, steps 1 to 3; or why nothing does, with
 *  the values there are by then. */
function recoverSsv({ sakkeData, rsk }: Encapsulated) {
  const { open, secret } = valuesUnder(clauseOfDecapsulation);
  const K = requirePoint('rsk', rsk);
  if (sakkeData.length !== encapsulatedDataBytes) {
    return { reason: 'length', values: [] } as const;
  }
  const [encodedR, H] = [sakkeData.slice(0, pointBytes), sakkeData.slice(pointBytes)]; // 1
  const parsed = [open('R', encodedR), open('H', H)];
  const R = decodeSakkePoint(encodedR);
  if (!R.ok) return { reason: R.fault, values: parsed } as const;
  const pairing = kernel.pair(K, R.point); // 2
  if (pairing === null) return { reason: 'test-failed', values: parsed } as const;
  const w = encodeFieldElement(pairing);
  const mask = numberToBytesBE(hashToIntegerRange(w, twoToTheN), ssvBytes);
  const ssv = numberToBytesBE(bytesToNumberBE(H) ^ bytesToNumberBE(mask), ssvBytes); // 3
  const masked = [secret('w', w, 'RFC 6508 §3.2'), secret('mask', mask, 'RFC 6508 §5.1')];
  return { reason: null, values: parsed, masked, ssv, encodedR, R: R.point } as const;
}

/** What a receiver gets that leaves out the test of R, steps 4 to 6: 16 octets which may be no key of
 *  anybody. Null where R is no point to calculate with. Throws RangeError for a malformed `rsk`.
 *  Source: RFC 6508 §6.2.2, of which it breaks the last steps. */
export function decapsulateUntested(
  input: Encapsulated,
): Readonly<{ ssv: Uint8Array; working: Working }> | null {
  const { open, secret } = valuesUnder(clauseOfDecapsulation);
  const recovered = recoverSsv(input);
  if (recovered.reason !== null) return null;
  const { values, masked, ssv } = recovered;
  const outputs = [open('TEST = R', fact('sakke.untested')), secret('SSV', ssv)];
  const intermediates = [...values, ...masked];
  const inputs = encapsulatedInputs(input);
  return { ssv, working: { clause: clauseOfDecapsulation, inputs, intermediates, outputs } };
}

/** Opens encapsulated data (273 octets) with the RSK of `id`. A failure of the test exposes neither
 *  the SSV nor r or w. `not-on-curve` covers a first octet other than 04 and y = 0.
 *  Throws RangeError for a malformed `rsk` or `kmsPublicKey`: both were validated on receipt.
 *  Source: RFC 6508 §6.2.2. */
export function decapsulate(input: Encapsulated): Decapsulation {
  const { id, kmsPublicKey } = input;
  const clause = clauseOfDecapsulation;
  const { open, secret } = valuesUnder(clause);
  const inputs = encapsulatedInputs(input);
  const refuse = (reason: DecapsulationFault, intermediates: readonly NamedValue[]) => {
    const outputs = [open('TEST = R', false)];
    return { ok: false, reason, working: { clause, inputs, intermediates, outputs } } as const;
  };
  const Z_S = requirePoint('kmsPublicKey', kmsPublicKey);
  const recovered = recoverSsv(input);
  if (recovered.reason !== null) return refuse(recovered.reason, recovered.values);
  const { values, masked, ssv, encodedR, R } = recovered;
  const r = hashToIntegerRange(concatBytes(ssv, id), q); // 4
  if (!kernel.isEncapsulationPoint(R, r, bytesToNumberBE(id), Z_S)) {
    return refuse('test-failed', values); // 5, 6
  }
  const intermediates = [
    ...values,
    ...masked,
    secret('r', encodeFieldElement(r), 'RFC 6508 §5.1'),
    open('TEST', encodedR),
  ];
  const outputs = [open('TEST = R', true), secret('SSV', ssv)];
  return { ok: true, ssv, working: { clause, inputs, intermediates, outputs } };
}

/** The same for whoever looks into a message rather than receives it: where the test fails, every value
 *  is in the working all the same, beside the R that the key would have. Source: RFC 6508 §6.2.2. */
export function decapsulateInFull(input: Encapsulated): Decapsulation {
  const result = decapsulate(input);
  const recovered = recoverSsv(input);
  if (result.ok || recovered.reason !== null) return result;
  const { open, secret } = valuesUnder(clauseOfDecapsulation);
  const { values, masked, ssv } = recovered;
  const r = hashToIntegerRange(concatBytes(ssv, input.id), q);
  const Z_S = requirePoint('kmsPublicKey', input.kmsPublicKey);
  const test = kernel.encapsulationValues(r, bytesToNumberBE(input.id), Z_S);
  const intermediates = [
    ...[...values, ...masked, secret('SSV', ssv)],
    secret('r', encodeFieldElement(r), 'RFC 6508 §5.1'),
    ...(test ? [open('TEST', encodeSakkePoint(test.R))] : []),
  ];
  return { ...result, working: { ...result.working, intermediates } };
}

/** The receiver's own check of R before it decapsulates: 257 octets, first octet 04, coordinates
 *  below p, on the curve, y not zero. Source: RFC 6508 §6.2.2. */
export function isOnSakkeCurve(
  point: Uint8Array,
): Readonly<{ ok: boolean; reason: Fact | null; fault: PointFault | null }> {
  const decoded = decodeSakkePoint(point);
  if (decoded.ok) return { ok: true, reason: null, fault: null };
  return { ok: false, reason: decoded.reason, fault: decoded.fault };
}

function requirePoint(name: string, octets: Uint8Array): AffinePoint {
  const decoded = decodeSakkePoint(octets);
  if (!decoded.ok) throw new RangeError(`${name}: expected a point of E, found: ${decoded.fault}`);
  return decoded.point;
}

function requireFinite(point: AffinePoint | null, name: string): AffinePoint {
  if (point === null) throw new EngineError('infinity', `${name} is the point at infinity`);
  return point;
}
