/** The whole module of a form: constants, products, programs. */
import { invert, mod } from '../math/modular.ts';
import { createModule } from './assembler.ts';
import { columnsF64 } from './columns-f64.ts';
import { columnsFma52, type Madd, startsOfColumns } from './columns-fma52.ts';
import { balancedDigits, type Digits, type FormName, forms, montgomeryRadix } from './digits.ts';
import { bitsOf, f64x2, octetsOf } from './instructions.ts';
import { type Places, placesOf } from './places.ts';
import { defineProducts } from './product-scan.ts';
import { definePrograms } from './programs.ts';

/** The octets of the module for the field of p. `madd` is what stands for the fused product and sum. */
export function fieldModule(
  name: FormName,
  p: bigint,
  madd: Madd = f64x2.relaxedMadd,
): Uint8Array<ArrayBuffer> {
  const digits = forms[name];
  const places = placesOf(digits);
  const module = createModule();
  const columns =
    name === 'f64'
      ? columnsF64(places.modulus)
      : columnsFma52({ ...places, starts: [places.startsOfOne, places.startsOfTwo] }, madd);
  const products = defineProducts(module, digits, places, columns);
  definePrograms({ module, digits, places, products });
  return module.build(constants(digits, places, p));
}

function constants(digits: Digits, places: Places, p: bigint): Uint8Array {
  const memory = new Uint8Array(places.secrets);
  const layPair = (address: number, value: bigint) => {
    const lanes = balancedDigits(value, digits).flatMap((digit) => [digit, digit]);
    memory.set(
      lanes.flatMap((digit) => octetsOf(bitsOf(digit))),
      address,
    );
  };
  const radix = montgomeryRadix(digits, p);
  layPair(places.modulus, digits.modulusOf(p));
  layPair(places.intoForm, (radix * radix) % p);
  layPair(places.outOfForm, 1n);
  layPair(places.one, radix);
  if (digits.name === 'fma52') {
    const digitRadix = 1n << BigInt(digits.bits);
    const inverse = BigInt.asIntN(digits.bits, mod(-invert(p, digitRadix), digitRadix));
    layPair(places.minusInverse, inverse);
    memory.set(startsOfColumns(1), places.startsOfOne);
    memory.set(startsOfColumns(2), places.startsOfTwo);
  }
  return memory;
}
