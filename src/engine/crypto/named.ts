import type { NamedValue } from '../model/named-value.ts';
import type { Clause } from '../model/sources.ts';

/** A value anybody may see, under the letters its document gives it. */
export function openValue(name: string, value: NamedValue['value'], clause: Clause): NamedValue {
  return Object.freeze({ name, value, clause });
}

/** A value that must not leave its owner, marked so for the screen. */
export function secretValue(name: string, value: NamedValue['value'], clause: Clause): NamedValue {
  return Object.freeze({ name, value, secret: true, clause });
}

/** Both, under `clause` where no other is given. */
export const valuesUnder = (clause: Clause) => ({
  open: (name: string, value: NamedValue['value'], other = clause) => openValue(name, value, other),
  secret: (name: string, value: NamedValue['value'], other = clause) =>
    secretValue(name, value, other),
});

/** Throws RangeError unless `value` has exactly `length` octets. */
export function requireLength(name: string, value: Uint8Array, length: number): void {
  if (value.length !== length) {
    throw new RangeError(`${name}: expected ${length} bytes, found ${value.length}`);
  }
}
