import { p256 } from '@noble/curves/nist.js';
import { bytesToNumberBE, numberToBytesBE } from '../model/big-integers.ts';
import type { RandomSource, RandomStream } from '../model/context.ts';
import { type Fact, fact } from '../model/fact.ts';
import type { NamedValue, Working } from '../model/named-value.ts';
import { octetLengths } from '../model/octet-lengths.ts';
import type { Clause } from '../model/sources.ts';
import { octetsOfScalar, randomScalar } from './hmac-drbg.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';

/** What the values are that a run draws, and how one is given instead. */

/** `least` to `most` is the range of a value, where not every one of its length will do; `scalar`: it is
 *  drawn anew while it is not in it. `most` in the letters of the document is `mostText`. */
export type DrawKind = Readonly<{
  lengthBytes: number;
  clause: Clause;
  least?: bigint;
  most?: bigint;
  mostText?: string;
  scalar?: true;
  /** Every value of the stream is the given one, and not the first alone. */
  kept?: true;
}>;

const ofP256 = {
  lengthBytes: octetLengths.p256Scalar,
  least: 1n,
  most: p256.Point.Fn.ORDER - 1n,
  mostText: 'q-1',
  scalar: true,
} as const;
const ofSakke = {
  lengthBytes: octetLengths.fieldElement,
  least: 2n,
  most: sakkeParameterSet1.q - 1n,
  mostText: 'q-1',
  scalar: true,
} as const;

export const drawKinds = {
  ksak: { ...ofP256, clause: 'RFC 6507 §4.2' },
  z: { ...ofSakke, clause: 'RFC 6508 §2.2' },
  v: { ...ofP256, clause: 'RFC 6507 §5.1.1' },
  gmk: { lengthBytes: octetLengths.ssv, clause: 'TS 33.179 §7.3.1' },
  // The purpose tag stands in front of it.
  'gmk-id': {
    lengthBytes: 4,
    clause: 'TS 33.179 §7.3.1',
    most: 0x0fff_ffffn,
    mostText: '0fffffff',
  },
  rand: { lengthBytes: 16, clause: 'RFC 3830 §6.11' },
  iv: { lengthBytes: 16, clause: 'TS 33.180 §E.6.1' },
  j: { ...ofP256, clause: 'RFC 6507 §5.2.1' },
  ssrc: { lengthBytes: 4, clause: 'RFC 3550 §5.1', kept: true },
  // The top bit is 0, so that it does not wrap at once (RFC 3711 §3.3.1).
  'rtp-sequence-number': {
    lengthBytes: 2,
    clause: 'RFC 3550 §5.1',
    most: 0x7fffn,
    mostText: '7fff',
  },
  'rtp-timestamp': { lengthBytes: 4, clause: 'RFC 3550 §5.1' },
} as const satisfies Readonly<Record<string, DrawKind>>;

export type DrawKindName = keyof typeof drawKinds;

/** What a stream of a run is for, by its name; undefined for one that is no stream of a run. */
export function drawKindOf(name: string): DrawKindName | undefined {
  const [first, second = '', third = ''] = name.split('/');
  const kind = first === 'kms' ? third : second;
  return Object.hasOwn(drawKinds, kind) ? (kind as DrawKindName) : undefined;
}

/** Why octets cannot be a value of a kind; null when they can. */
export function whyNoDraw(kindName: DrawKindName, octets: Uint8Array): Fact | null {
  const {
    lengthBytes: length,
    least = 0n,
    most,
    mostText: to = '',
  }: DrawKind = drawKinds[kindName];
  if (octets.length !== length) return fact('input.octets', { length, digits: 2 * length });
  const value = bytesToNumberBE(octets);
  if (value >= least && (most === undefined || value <= most)) return null;
  return fact('draw.range', { from: least.toString(), to });
}

/** A value of a kind as a stream gives it when it is asked first. */
export function drawnFrom(stream: RandomStream, kindName: DrawKindName): Uint8Array {
  const { lengthBytes, least = 0n, most, scalar }: DrawKind = drawKinds[kindName];
  if (scalar && most !== undefined) {
    return numberToBytesBE(randomScalar(stream, least, most), lengthBytes);
  }
  const octets = stream.bytes(lengthBytes);
  return most === undefined ? octets : numberToBytesBE(bytesToNumberBE(octets) & most, lengthBytes);
}

/** A source whose streams begin with what is given, by their names; then they go on as if it had been
 *  drawn. What is given fits its stream: ask `whyNoDraw` first. */
export function withGiven(
  source: RandomSource,
  given: Readonly<Record<string, Uint8Array>>,
): RandomSource {
  const begun = new Map<string, RandomStream>();
  return {
    stream(name) {
      const kind = drawKindOf(name);
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (value === undefined || kind === undefined) return source.stream(name);
      const known = begun.get(name) ?? givenStream(source.stream(name), drawKinds[kind], value);
      begun.set(name, known);
      return known;
    },
  };
}

function givenStream(
  drawn: RandomStream,
  { scalar, most, kept }: DrawKind,
  value: Uint8Array,
): RandomStream {
  const octets =
    scalar && most !== undefined ? octetsOfScalar(bytesToNumberBE(value), most) : value;
  let isFirst = true;
  return {
    given: true,
    bytes(length) {
      const instead = drawn.bytes(length);
      if (!isFirst && !kept) return instead;
      isFirst = false;
      return octets.slice();
    },
  };
}

/** A calculation that tells which of its values were given, by the streams they came from. */
export function tellGiven<T extends Readonly<{ working: Working }>>(
  result: T,
  streams: Readonly<Record<string, RandomStream>>,
): T {
  const names = Object.keys(streams).filter((name) => streams[name]?.given);
  if (names.length === 0) return result;
  const told = (values: readonly NamedValue[]) =>
    values.map((value) => (names.includes(value.name) ? { ...value, given: true } : value));
  const { working } = result;
  const [intermediates, outputs] = [told(working.intermediates), told(working.outputs)];
  return { ...result, working: { ...working, intermediates, outputs } };
}
