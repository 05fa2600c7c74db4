import { describe, expect, it } from 'vitest';
import { createRandomSource } from '../crypto/hmac-drbg.ts';
import { sakkeParameterSet1 } from '../crypto/parameter-set-1.ts';
import { invert, mod } from '../math/modular.ts';
import { type FormName, forms } from './digits.ts';
import { createFieldKernel } from './field-kernel.ts';
import { fieldModule } from './field-module.ts';

const { p } = sakkeParameterSet1;
const random = createRandomSource(Uint8Array.of(0x77)).stream('digits');

/** Digits of an operand, each in halves of the radix. */
type Draw = (at: number) => number;
const uniform: Draw = () =>
  (random.bytes(4).reduce((sum, octet) => 256 * sum + octet, 0) / 2 ** 32) * 2 - 1;
const draws: Readonly<Record<string, Draw>> = {
  'all at the upper end': () => 1,
  'all at the lower end': () => -1,
  'ends in turn': (at) => (at % 2 === 0 ? 1 : -1),
  'ends at random': () => (uniform(0) < 0 ? -1 : 1),
  'one beside the end': (at) => 1 - 2 ** -23 * (at % 2),
  'mostly zero': (at) => (at % 7 === 3 ? -1 : 0),
  random: uniform,
};

describe.each(Object.values(forms))('$name', (form) => {
  const name: FormName = form.name;
  const { digits, places, pair, programs, digitsAt, valueAt } = createFieldKernel(
    name,
    fieldModule(name, p),
    p,
    () => false,
  );
  const [A, B, C, D, result] = [0, 1, 2, 3, 4].map((at) => places.end + at * pair) as [
    ...[number, number, number, number],
    number,
  ];
  const half = 2 ** (digits.bits - 1);
  const inverseOfR = invert(1n << BigInt(digits.bits * digits.count), p);
  /** Bits of the highest digit: values stay below a few times the modulus. */
  const topBits = digits.modulusOf(p).toString(2).length - digits.bits * (digits.count - 1);

  function lay(address: number, bound: number, draw: Draw): void {
    const lanes = digitsAt(address);
    for (const at of lanes.keys()) {
      const isTop = at >= 2 * (digits.count - 1);
      lanes[at] = Math.round(bound * draw(at >> 1) * (isTop ? 2 ** topBits : half));
    }
  }

  function expectResult(expected: (lane: 0 | 1) => bigint): void {
    for (const lane of [0, 1] as const) {
      expect(mod(valueAt(result, lane), p)).toBe(mod(expected(lane) * inverseOfR, p));
    }
    expect(digitsAt(result).every((digit) => Math.abs(digit) <= half)).toBe(true);
  }

  const kinds = Object.keys(draws);
  it.each(kinds)('[Keyladder §kernel] multiplies as BigInt does: %s', (kind) => {
    for (const other of kinds) {
      // α·β as large as the form allows, and of the sum of two products together
      for (const [alpha, beta] of [
        [1, digits.limit],
        [2, digits.limit / 2],
      ] as const) {
        const [first, second] = [draws[kind] as Draw, draws[other] as Draw];
        lay(A, alpha, first);
        lay(B, beta, second);
        programs.mul(result, A, B);
        expectResult((lane) => valueAt(A, lane) * valueAt(B, lane));
        lay(B, beta / 2, second);
        lay(C, alpha, second);
        lay(D, beta / 2, first);
        programs.mul2(result, A, B, C, D);
        expectResult(
          (lane) => valueAt(A, lane) * valueAt(B, lane) + valueAt(C, lane) * valueAt(D, lane),
        );
      }
      lay(A, Math.sqrt(digits.limit), draws[kind] as Draw);
      programs.sqr(result, A);
      expectResult((lane) => valueAt(A, lane) ** 2n);
    }
  });

  it('[Keyladder §kernel] lets the result take the place of an operand', () => {
    for (const program of ['mul', 'mul2', 'sqr'] as const) {
      for (const place of [A, B, C, D]) {
        for (const address of [A, B, C, D]) lay(address, 1, uniform);
        programs[program](result, A, B, C, D);
        programs[program](place, A, B, C, D);
        expect(digitsAt(place)).toEqual(digitsAt(result));
      }
    }
  });
});
