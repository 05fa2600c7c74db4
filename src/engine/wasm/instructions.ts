/** How the instructions of WebAssembly are written: every opcode of the project is here. An instruction
 *  is written with its operands in front, so that code nests like an expression.
 *  Source: WebAssembly Core Specification 3.0, chapter 5 (binary format). */
export type Code = readonly (number | Code)[];

/** The octets of code. */
export function octetsOfCode(code: Code): number[] {
  const octets: number[] = [];
  const append = (part: Code) => {
    for (const item of part) {
      if (typeof item === 'number') octets.push(item);
      else append(item);
    }
  };
  append(code);
  return octets;
}

/** LEB128, unsigned. */
export function unsigned(value: number): number[] {
  const octets: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) octets.push((rest % 128) | 0x80);
  return [...octets, rest];
}

/** LEB128, signed, for 32 bits. */
function signed(value: number): number[] {
  const octets: number[] = [];
  let rest = value;
  for (; rest < -64 || rest > 63; rest >>= 7) octets.push((rest & 0x7f) | 0x80);
  return [...octets, rest & 0x7f];
}

const vector = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
const unary =
  (instruction: Code) =>
  (a: Code): Code => [a, instruction];
const binary =
  (instruction: Code) =>
  (a: Code, b: Code): Code => [a, b, instruction];
const ternary =
  (instruction: Code) =>
  (a: Code, b: Code, c: Code): Code => [a, b, c, instruction];

export const valueTypes = Object.freeze({ i32: 0x7f, f64: 0x7c, v128: 0x7b });
export type ValueType = keyof typeof valueTypes;

export const local = Object.freeze({
  get: (index: number): Code => [0x20, ...unsigned(index)],
  set: (index: number, value: Code): Code => [value, 0x21, ...unsigned(index)],
});

export const call = (index: number, ...operands: readonly Code[]): Code => [
  ...operands,
  0x10,
  ...unsigned(index),
];

export const i32 = Object.freeze({
  const: (value: number): Code => [0x41, ...signed(value)],
  add: binary([0x6a]),
  sub: binary([0x6b]),
  halved: (a: Code): Code => [a, i32.const(1), 0x76],
  equal: binary([0x46]),
  less: binary([0x48]),
  atMost: binary([0x4c]),
  /** The first where the third is not zero, else the second. */
  select: ternary([0x1b]),
});

const alignment = 3;

/** 16 octets of memory, at an address and a constant distance. */
export const v128 = Object.freeze({
  load: (address: Code, offset = 0): Code => [
    address,
    ...vector(0x00),
    alignment,
    ...unsigned(offset),
  ],
  /** Eight octets, twice. */
  loadSplat: (address: Code, offset = 0): Code => [
    address,
    ...vector(0x0a),
    alignment,
    ...unsigned(offset),
  ],
  store: (address: Code, value: Code, offset = 0): Code => [
    address,
    value,
    ...vector(0x0b),
    alignment,
    ...unsigned(offset),
  ],
  zero: [...vector(0x0c), ...new Array<number>(16).fill(0)] as Code,
  and: binary(vector(0x4e)),
  or: binary(vector(0x50)),
  /** Lane `first` of the one in front of lane `second` of the other. */
  lanes: (a: Code, first: 0 | 1, b: Code, second: 0 | 1): Code => {
    const octets = (start: number) => Array.from({ length: 8 }, (_, at) => start + at);
    return [a, b, ...vector(0x0d), ...octets(8 * first), ...octets(16 + 8 * second)];
  },
});

export const i64x2 = Object.freeze({
  const: (value: bigint): Code => [...vector(0x0c), ...twice(octetsOf(value))],
  add: binary(vector(0xce)),
  sub: binary(vector(0xd1)),
  shiftLeft: binary(vector(0xcb)),
  /** Arithmetic: the sign stays. */
  shiftRight: binary(vector(0xcc)),
});

export const f64x2 = Object.freeze({
  const: (first: number, second = first): Code => [
    ...vector(0x0c),
    ...octetsOf(bitsOf(first)),
    ...octetsOf(bitsOf(second)),
  ],
  splat: unary(vector(0x14)),
  add: binary(vector(0xf0)),
  sub: binary(vector(0xf1)),
  mul: binary(vector(0xf2)),
  /** a·b + c, rounded once or twice as the machine likes. */
  relaxedMadd: ternary(vector(0x107)),
});

/** The bits of a double. */
export function bitsOf(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

/** Eight octets, little-endian. */
export function octetsOf(bits: bigint): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, bits), true);
  return [...new Uint8Array(view.buffer)];
}

const twice = (octets: readonly number[]) => [...octets, ...octets];
const noResult = 0x40;
const end = 0x0b;

/** Runs the body until the condition fails behind it: at least once. */
export const doWhile = (body: Code, condition: Code): Code => [
  ...[0x03, noResult],
  ...[body, condition],
  ...[0x0d, 0x00],
  end,
];

export const when = (condition: Code, then: Code, otherwise: Code = []): Code => [
  condition,
  ...[0x04, noResult],
  then,
  ...(otherwise.length > 0 ? [0x05, otherwise] : []),
  end,
];
