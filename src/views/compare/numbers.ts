/** Numbers as the compare view writes them. */

/** A number with thousands separated and at most `digits` digits behind the point. */
export function grouped(value: number, digits = 0): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** The same with exactly `digits` digits, for numbers under each other. */
export function aligned(value: number, digits: number): string {
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString('en', fraction);
}

/** A difference with its sign, a true minus among them, and `digits` digits; `0` without one. */
export function signedNumber(value: number, digits = 0): string {
  const text = aligned(Math.abs(value), digits);
  if (Number(text.replaceAll(',', '')) === 0) return '0';
  return value < 0 ? `−${text}` : `+${text}`;
}

/** A number as the screen rounds it, for other programs: no grouping, no zeros at the end. */
export function roundedTo(value: number, digits: number): number {
  const size = Number(aligned(Math.abs(value), digits).replaceAll(',', ''));
  return value < 0 && size > 0 ? -size : size;
}
