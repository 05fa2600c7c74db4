/** A module at work: numbers go in and come out, tables have room, and what is secret is wiped. */
import { mod } from '../math/modular.ts';
import { balancedDigits, type Digits, type FormName, forms, pairOctets } from './digits.ts';
import { type Places, placesOf } from './places.ts';
import { instantiate } from './platform.ts';
import { createRoom, type Room } from './room.ts';

type Sign = 1 | -1;

/** The programs by name; every number but a sign is the address of a pair. */
export type Programs = Readonly<{
  mul: (to: number, a: number, b: number) => void;
  mul2: (to: number, a: number, b: number, c: number, d: number) => void;
  sqr: (to: number, a: number) => void;
  tangent: (lineAC: number, lineB: number) => void;
  chord: (point: number, line: number, sign: Sign) => void;
  double: () => void;
  add: (point: number, sign: Sign) => void;
  square: () => void;
  timesRatio: (ratio: number, sign: Sign) => void;
  multiply: (to: number, a: number, b: number) => void;
  tangentStep: (lineAC: number, lineB: number) => void;
  chordStep: (line: number, slope: number, offset: number, sign: Sign) => void;
  tangentValue: (to: number, lineAC: number, lineB: number) => void;
  factorsOf: (slope: number, offset: number, point: number, f: number) => void;
  gather: (to: number, before: number, A: number, B: number, C: number, D: number) => void;
  release: (inverse: number, difference: number, before: number) => void;
  ratios: (E: number, F: number, inverse: number) => void;
  addTwo: (
    ...[toAB, toCD, A, B, C, D, inverse]: [number, number, number, number, number, number, number]
  ) => void;
}>;

export type FieldKernel = Readonly<{
  name: FormName;
  p: bigint;
  digits: Digits;
  /** Octets of a pair. */
  pair: number;
  places: Places;
  programs: Programs;
  room: Room;
  /** Lays two numbers of any sign, below 2^1030, at an address. */
  write: (address: number, first: bigint, second: bigint) => void;
  /** One of the two numbers there, 0 to p − 1. */
  read: (address: number, lane: 0 | 1) => bigint;
  copy: (to: number, from: number) => void;
  /** The doubles of a pair as they lie there. */
  digitsAt: (address: number) => Float64Array;
  /** What the digits of one lane stand for, as they lie there. */
  valueAt: (address: number, lane: 0 | 1) => bigint;
  /** Wipes what programs left lying. */
  wipe: () => void;
}>;

/** Memory of one module: 64 tables of lines of an RSK and the combs of a run. */
const mostOctets = 80 * 2 ** 20;

/** Instantiates the octets of a form. `drop` gives up a table when the room is full. */
export function createFieldKernel(
  name: FormName,
  octets: Uint8Array<ArrayBuffer>,
  p: bigint,
  drop: () => boolean,
): FieldKernel {
  const digits = forms[name];
  const [places, pair] = [placesOf(digits), pairOctets(digits)];
  const { memory, exports } = instantiate(octets, mostOctets);
  const programs = exports as Programs;
  const digitsAt = (address: number) => new Float64Array(memory.buffer, address, 2 * digits.count);
  const valueAt = (address: number, lane: 0 | 1) => {
    const lanes = digitsAt(address);
    let value = 0n;
    for (let at = digits.count - 1; at >= 0; at--) {
      value = (value << BigInt(digits.bits)) + BigInt(lanes[2 * at + lane] as number);
    }
    return value;
  };
  return {
    ...{ name, p, digits, pair, places, programs, digitsAt, valueAt },
    room: createRoom(memory, places.end, mostOctets, drop),
    write(address, first, second) {
      const lanes = digitsAt(address);
      for (const [lane, value] of [first, second].entries()) {
        for (const [at, digit] of balancedDigits(value, digits).entries()) {
          lanes[2 * at + lane] = digit;
        }
      }
      programs.mul(address, address, places.intoForm);
    },
    read(address, lane) {
      programs.mul(places.in0, address, places.outOfForm);
      return mod(valueAt(places.in0, lane), p);
    },
    copy: (to, from) => digitsAt(to).set(digitsAt(from)),
    wipe: () => new Uint8Array(memory.buffer, places.secrets, places.end - places.secrets).fill(0),
  };
}
