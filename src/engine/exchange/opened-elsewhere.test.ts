import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { KmsKeySet } from '../mcptt/kms-certificate.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import sets from '../vectors/rfc6509-parameter-set-1.json' with { type: 'json' };

/** Payloads of a regroup opened by an implementation of their own: octets cut by hand, curves in plain
 *  affine coordinates, hashes and AES of Node. Nothing of the engine but its trace is used. */

vi.setConfig({ testTimeout: 120_000 });

type Point = readonly [bigint, bigint] | null;

const mod = (a: bigint, m: bigint) => ((a % m) + m) % m;
function inverse(a: bigint, m: bigint): bigint {
  let [r0, r1, s0, s1] = [mod(a, m), m, 1n, 0n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - quotient * r1, s1, s0 - quotient * s1];
  }
  return mod(s0, m);
}

/** Adds on y² = x³ − 3x + b over F_p, which both curves are. */
function add(A: Point, B: Point, p: bigint): Point {
  if (A === null) return B;
  if (B === null) return A;
  const [Ax, Ay] = A;
  const [Bx, By] = B;
  if (Ax === Bx && mod(Ay + By, p) === 0n) return null;
  const slope =
    Ax === Bx ? 3n * (Ax * Ax - 1n) * inverse(2n * Ay, p) : (By - Ay) * inverse(Bx - Ax, p);
  const x = mod(slope * slope - Ax - Bx, p);
  return [x, mod(slope * (Ax - x) - Ay, p)];
}
function multiply(k: bigint, A: Point, p: bigint): Point {
  let sum: Point = null;
  for (const bit of k.toString(2)) {
    sum = add(sum, sum, p);
    if (bit === '1') sum = add(sum, A, p);
  }
  return sum;
}

const big = (octets: Uint8Array) => BigInt(`0x${Buffer.from(octets).toString('hex') || '0'}`);
const octetsOf = (value: bigint, length: number) =>
  Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex');
const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
function pointOf(octets: Uint8Array, length: number): [bigint, bigint] {
  if (octets[0] !== 4 || octets.length !== 1 + 2 * length) throw new TypeError('no point');
  return [big(octets.slice(1, 1 + length)), big(octets.slice(1 + length))];
}

const [set] = sets.vectors;
const hex = (name: 'p' | 'q' | 'Px' | 'Py') => BigInt(`0x${set?.[name]}`);
const p = hex('p');
const q = hex('q');
const P: Point = [hex('Px'), hex('Py')];

/** RFC 6508 §5.1. */
function hashToRange(s: Uint8Array, m: bigint): bigint {
  const A = sha256(s);
  let h = new Uint8Array(32) as Uint8Array;
  const parts: Uint8Array[] = [];
  for (let i = 0; i < Math.ceil((m - 1n).toString(2).length / 256); i += 1) {
    h = sha256(h);
    parts.push(sha256(h, A));
  }
  return big(Buffer.concat(parts)) % m;
}

/** The Tate pairing of RFC 6508 §3.2, ratio form. */
function pairing([Ax, Ay]: [bigint, bigint], [Bx, By]: [bigint, bigint]): bigint {
  let C: Point = [Ax, Ay];
  let v: [bigint, bigint] = [1n, 0n];
  const times = ([a, b]: [bigint, bigint], [c, d]: [bigint, bigint]): [bigint, bigint] => [
    mod(a * c - b * d, p),
    mod(a * d + b * c, p),
  ];
  const line = (slope: bigint, [Cx, Cy]: readonly [bigint, bigint]): [bigint, bigint] => [
    mod(slope * (Bx + Cx) - Cy, p),
    By,
  ];
  for (const bit of (q - 1n).toString(2).slice(1)) {
    if (C === null) throw new TypeError('C is infinity');
    const tangent = 3n * (C[0] * C[0] - 1n) * inverse(2n * C[1], p);
    v = times(times(v, v), line(tangent, C));
    C = add(C, C, p);
    if (bit === '0' || C === null) continue;
    v = times(v, line((C[1] - Ay) * inverse(C[0] - Ax, p), C));
    C = add(C, [Ax, Ay], p);
  }
  v = times(v, v);
  v = times(v, v);
  return mod(v[1] * inverse(v[0], p), p);
}

/** RFC 6508 §6.2.2; throws where TEST differs from R. */
function decapsulated(data: Uint8Array, id: Uint8Array, rsk: Uint8Array, Z: Uint8Array): Buffer {
  const R = pointOf(data.slice(0, 257), 128);
  const w = octetsOf(pairing(R, pointOf(rsk, 128)), 128);
  const mask = octetsOf(hashToRange(w, 1n << 128n), 16);
  const ssv = Buffer.from(mask.map((octet, at) => octet ^ (data[257 + at] ?? 0)));
  const r = hashToRange(Buffer.concat([ssv, id]), q);
  const test = multiply(r, add(multiply(big(id), P, p), pointOf(Z, 128), p), p);
  if (test === null || test[0] !== R[0] || test[1] !== R[1]) throw new TypeError('TEST is not R');
  return ssv;
}

// P-256, SEC 2.
const fp = (1n << 256n) - (1n << 224n) + (1n << 192n) + (1n << 96n) - 1n;
const n = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
const G: [bigint, bigint] = [
  BigInt('0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
  BigInt('0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
];
const encoded = ([x, y]: [bigint, bigint]) =>
  Buffer.concat([Buffer.of(4), octetsOf(x, 32), octetsOf(y, 32)]);

/** RFC 6507 §5.2.2. */
function isSignature(M: Uint8Array, signature: Uint8Array, id: Uint8Array, kpak: Uint8Array) {
  const [r, s, pvt] = [signature.slice(0, 32), signature.slice(32, 64), signature.slice(64)];
  const hs = sha256(encoded(G), kpak, id, pvt);
  const he = sha256(hs, r, M);
  const Y = add(multiply(big(hs) % n, pointOf(pvt, 32), fp), pointOf(kpak, 32), fp);
  const sum = add(multiply(big(he) % n, G, fp), multiply(big(r), Y, fp), fp);
  return multiply(big(s), sum, fp)?.[0] === big(r);
}

/** TS 33.179 §F.2.1. */
function uid(uri: string, kms: { kmsUri: string; period: number; offset: number }, ntp: number) {
  const integer = (value: number) => {
    const digits = value.toString(16);
    return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  };
  const periodNo = Math.floor((ntp - kms.offset) / kms.period);
  const texts = ['MIKEY-SAKKE-UID', uri, kms.kmsUri].map((text) => Buffer.from(text));
  const fields = [...texts, ...[kms.period, kms.offset, periodNo].map(integer)];
  const length = (octets: Buffer) => Buffer.of(octets.length >> 8, octets.length & 255);
  return sha256(Buffer.of(0), ...fields.flatMap((octets) => [octets, length(octets)]));
}

/** The payloads of a message with an empty map, cut along Next payload. */
function cut(message: Buffer) {
  const idrs = new Map<number, string>();
  const facts = {
    csbId: message.readUInt32BE(4),
    ntp: 0,
    rand: '',
    sakke: Buffer.alloc(0) as Buffer,
    gex: Buffer.alloc(0) as Buffer,
  };
  let [type, at] = [message[2] ?? 0, 10];
  for (;;) {
    const next = message[at] ?? 0;
    const long = (offset: number) => message.readUInt16BE(at + offset);
    let size = 0;
    if (type === 5) [facts.ntp, size] = [message.readUInt32BE(at + 2), 10];
    else if (type === 11) {
      size = 2 + (message[at + 1] ?? 0);
      facts.rand = message.subarray(at + 2, at + size).toString('hex');
    } else if (type === 14) {
      size = 5 + long(3);
      idrs.set(message[at + 1] ?? 0, message.subarray(at + 5, at + size).toString());
    } else if (type === 10) size = 5 + long(3);
    else if (type === 26) {
      size = 5 + long(3);
      facts.sakke = message.subarray(at + 5, at + size);
    } else if (type === 21) {
      size = 4 + long(2);
      facts.gex = message.subarray(at + 4, at + size);
    } else if (type === 4) {
      if (long(0) !== 0x2081) throw new TypeError('no ECCSI signature');
      const [signed, signature] = [message.subarray(0, at + 2), message.subarray(at + 2)];
      return { ...facts, idrs, signed, signature };
    } else throw new TypeError(`payload ${type}`);
    [type, at] = [next, at + size];
  }
}

/** Group IDs in key parameters, opened under the DPCK. Source: TS 33.180 §E.6.1, §F.1.5. */
function keyParameters(data: Buffer, gmk: Buffer): string {
  const key = createHmac('sha256', gmk)
    .update(Buffer.concat([Buffer.of(0x53), data.subarray(28, 32), Buffer.of(0, 4)]))
    .digest()
    .subarray(16);
  const decipher = createDecipheriv('aes-128-gcm', key, data.subarray(12, 28));
  if (data[32] !== 0x78) throw new TypeError('no IEI of Payload');
  decipher.setAAD(data.subarray(0, 32));
  decipher.setAuthTag(data.subarray(-16));
  return Buffer.concat([decipher.update(data.subarray(35, -16)), decipher.final()]).toString(
    'latin1',
  );
}

function open(message: Buffer, kmss: ReadonlyMap<string, Kms>, keySet: KmsKeySet) {
  const parts = cut(message);
  const [signer, receiver] = [6, 7].map((role) => kmss.get(parts.idrs.get(role) ?? ''));
  const [from = '', to = ''] = [1, 2].map((role) => parts.idrs.get(role));
  if (!signer || !receiver) throw new TypeError('a KMS is not known');
  const own = uid(to, receiver, parts.ntp);
  const gmk = decapsulated(parts.sakke, own, keySet.userDecryptKey, receiver.pubEncKey);
  const uri = Buffer.from(to);
  const salt = createHmac('sha256', gmk)
    .update(Buffer.concat([Buffer.of(0x50), uri, Buffer.of(0, uri.length)]))
    .digest()
    .readUInt32BE(28);
  return {
    ...{ from, to, kmsOfSigner: signer.kmsUri, kmsOfReceiver: receiver.kmsUri, rand: parts.rand },
    verified: isSignature(
      parts.signed,
      parts.signature,
      uid(from, signer, parts.ntp),
      signer.pubAuthKey,
    ),
    gmk: gmk.toString('hex'),
    gmkId: (parts.csbId ^ (salt & 0x0fff_ffff)) >>> 0,
    parameters: keyParameters(parts.gex, gmk),
  };
}

type Kms = {
  kmsUri: string;
  period: number;
  offset: number;
  pubEncKey: Uint8Array;
  pubAuthKey: Uint8Array;
};

function regroup(): readonly TraceEvent[] {
  const base = defaultScenario();
  const partner = {
    ...defaultPartnerSystem(),
    keyPeriodSeconds: 604_800,
    keyPeriodOffsetSeconds: 3_600,
  };
  const systems = [...base.systems, partner].map((system) => ({
    ...system,
    members: system.members.slice(0, 1),
  }));
  const scenario: Scenario = { ...base, procedure: 'group-regroup', systems };
  const source = { kind: 'scenario', scenario } as const;
  return eventsOf(source);
}

describe('the regroup in an implementation of its own', () => {
  const events = regroup();
  const kmss = new Map<string, Kms>();
  const keySets = new Map<string, KmsKeySet>();
  for (const event of events) {
    if (event.kind !== 'provision') continue;
    const { certificate, keySet } = event;
    if (keySet) keySets.set(event.actor, keySet);
    if (!certificate) continue;
    const {
      kmsUri,
      userKeyPeriod: period,
      userKeyOffset: offset,
      pubEncKey,
      pubAuthKey,
    } = certificate;
    kmss.set(kmsUri, { kmsUri, period, offset, pubEncKey, pubAuthKey });
  }
  const opened = (id: string, actor: string) => {
    const event = events.find((one) => one.id === id);
    const keySet = keySets.get(actor);
    const sent = event?.kind === 'message' ? event.payloads[0]?.sent : undefined;
    if (!sent || !keySet) throw new TypeError(`nothing sent in ${id}`);
    return open(Buffer.from(sent), kmss, keySet);
  };
  const first = opened('regroup.1.ue1.message.notification', 'ue1');
  const third = opened('regroup.3.partner-gms.message.notification', 'partner-gms');
  const fourth = opened('regroup.4.partner-ue1.message.notification', 'partner-ue1');
  const [primary, partner] = ['kms.mcptt.example.org', 'kms.partner.example.net'];

  it('[pCR 33.179 §7.4.4.3] step 3 opens with the keys of the partner GMS under the partner KMS', () => {
    expect(third).toMatchObject({ verified: true, kmsOfSigner: primary, kmsOfReceiver: partner });
    expect(third.to).toBe('sip:gms@partner.example.net');
  });

  it('[pCR 33.179 §7.4.4.3] step 4 opens with the keys of the partner UE, signed by the partner GMS', () => {
    expect(fourth).toMatchObject({ verified: true, kmsOfSigner: partner, kmsOfReceiver: partner });
    expect(fourth.from).toBe('sip:gms@partner.example.net');
  });

  it('[pCR 33.179 §7.4.4.3] GMK, GMK-ID, RAND and key parameters are the same in steps 1, 3 and 4', () => {
    for (const other of [third, fourth]) {
      expect(other).toMatchObject({ gmk: first.gmk, gmkId: first.gmkId, rand: first.rand });
      expect(other.parameters).toBe(first.parameters);
    }
    expect(first.parameters).toContain('sip:bridge.incident@mcptt.example.org');
  });

  it('[RFC 6508 §6.2.2] step 4 does not open with the keys of a UE of the primary system', () => {
    expect(() => opened('regroup.4.partner-ue1.message.notification', 'ue1')).toThrow('TEST');
  });
});
