import { type Fact, isFact, type NamedValue } from '../../engine/index.ts';

/** Values as text, whole; the screen shortens them. */
export type ValueText = Readonly<{
  text: string;
  /** What a copy gives, where that is not the text: a number without separators. */
  plain?: string;
  kind: 'octets' | 'number' | 'text' | 'flag';
  /** Length of an octet string or of an integer with a fixed width. */
  octets?: number;
}>;

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');

/** A number with its thousands separated. */
export function groupThousands(value: number | bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** Facts in the words of `tell`; octets as hex; integers of a fixed width as hex of that width; other numbers as decimals. */
export function valueText(
  { value, lengthBytes }: NamedValue,
  tell: (fact: Fact) => string,
): ValueText {
  if (isFact(value)) return { text: tell(value), kind: 'text' };
  if (value instanceof Uint8Array)
    return { text: hex(value), kind: 'octets', octets: value.length };
  if (typeof value === 'string') return { text: value, kind: 'text' };
  if (typeof value === 'boolean') return { text: String(value), kind: 'flag' };
  if (lengthBytes === undefined) {
    return { text: groupThousands(value), plain: value.toString(), kind: 'number' };
  }
  const digits = value.toString(16).padStart(2 * lengthBytes, '0');
  return { text: digits, kind: 'octets', octets: lengthBytes };
}

/** Unix seconds as UTC, `null` for 0, which means not set. */
export function utcText(unixSeconds: number): string | null {
  if (unixSeconds === 0) return null;
  const milliseconds = unixSeconds * 1000;
  if (Math.abs(milliseconds) > 8.64e15) return null;
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Milliseconds with two significant digits: `0.042`, `3.1`, `48`, `120`. */
export function millisecondsText(milliseconds: number): string {
  if (!(milliseconds > 0)) return '0';
  const rounded = Number(milliseconds.toPrecision(2));
  const magnitude = Math.floor(Math.log10(rounded));
  return magnitude >= 1 ? String(rounded) : rounded.toFixed(Math.min(6, 1 - magnitude));
}
