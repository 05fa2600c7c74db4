import { type Fact, isFact, type NamedValue } from '../../engine/index.ts';
import type { Formats } from '../../i18n/formats.ts';
import { hexNumber, hexOf } from '../../ui/octet-text.ts';

/** Values as text, whole; the screen shortens them. */
export type ValueText = Readonly<{
  text: string;
  /** What a copy gives, where that is not the text: a number without separators. */
  plain?: string;
  kind: 'octets' | 'number' | 'text' | 'flag';
  /** Length of an octet string or of an integer with a fixed width. */
  octets?: number;
}>;

/** Facts in the words of `tell`; octets as hex; integers of a fixed width as hex of that width; other numbers as decimals. */
export function valueText(
  { value, lengthBytes }: NamedValue,
  tell: (fact: Fact) => string,
  formats: Formats,
): ValueText {
  if (isFact(value)) return { text: tell(value), kind: 'text' };
  if (value instanceof Uint8Array)
    return { text: hexOf(value), kind: 'octets', octets: value.length };
  if (typeof value === 'string') return { text: value, kind: 'text' };
  if (typeof value === 'boolean') return { text: String(value), kind: 'flag' };
  if (lengthBytes === undefined) {
    return { text: formats.number(value), plain: value.toString(), kind: 'number' };
  }
  const digits = hexNumber(value, 2 * lengthBytes);
  return { text: digits, kind: 'octets', octets: lengthBytes };
}

/** Milliseconds with two significant digits: `0.042`, `3.1`, `48`, `120`. */
export function millisecondsText(milliseconds: number, formats: Formats): string {
  if (!(milliseconds > 0)) return formats.number(0);
  const rounded = Number(milliseconds.toPrecision(2));
  const magnitude = Math.floor(Math.log10(rounded));
  return formats.fixed(rounded, magnitude >= 1 ? 0 : Math.min(6, 1 - magnitude));
}
