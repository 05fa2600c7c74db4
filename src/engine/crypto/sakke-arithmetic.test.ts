import { describe, expect, it } from 'vitest';
import { fieldModule } from '../wasm/field-module.ts';
import { f64x2 } from '../wasm/instructions.ts';
import { fieldOctets } from './field-octets.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';
import { firstForm, moduleForm } from './sakke-arithmetic.ts';

const { p } = sakkeParameterSet1;
const never = () => false;

/** Multiplies and adds with two roundings, as a machine may that has no fused product. */
const unfused = () => fieldModule('fma52', p, (a, b, c) => f64x2.add(f64x2.mul(a, b), c));

/** Another octet among the constants, which end the module. */
const damaged = (name: 'fma52' | 'f64') => () => {
  const octets = fieldOctets(name);
  const at = octets.lastIndexOf(0x41);
  octets[at] = 0x40;
  return octets;
};

/** Has an instruction no platform knows. */
const unknown = () => {
  const octets = fieldOctets('f64');
  octets[octets.length >> 1] = 0xff;
  return octets.fill(0xff, octets.length >> 2, octets.length >> 1);
};

describe('the form of arithmetic', () => {
  it('[Keyladder §kernel] is the first that the platform has', () => {
    const list = [moduleForm('fma52'), moduleForm('f64')];
    expect(firstForm(list, never).form).toBe('fma52');
    expect(firstForm(list.slice(1), never).form).toBe('f64');
    expect(firstForm([], never).form).toBe('bigint');
  });

  it.each([
    ['fma52 with two roundings', moduleForm('fma52', unfused)],
    ['fma52 with a wrong constant', moduleForm('fma52', damaged('fma52'))],
    ['f64 with a wrong constant', moduleForm('f64', damaged('f64'))],
    ['f64 with an instruction nobody knows', moduleForm('f64', unknown)],
    [
      'no WebAssembly at all',
      moduleForm('f64', () => {
        throw new EvalError('forbidden');
      }),
    ],
  ])('[Keyladder §kernel] is never %s', (_, wrong) => {
    expect(wrong(never)).toBeNull();
    expect(firstForm([wrong, moduleForm('f64')], never).form).toBe('f64');
    expect(firstForm([wrong], never).form).toBe('bigint');
  });
});
