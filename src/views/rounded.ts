/** A number for other programs, rounded as the screen rounds it: no grouping, no zeros at the end.
 *  Through `Intl`, which rounds the decimals one reads, as `toFixed` does not. */
export function roundedTo(value: number, digits: number): number {
  const format = new Intl.NumberFormat('en', {
    maximumFractionDigits: digits,
    useGrouping: false,
  });
  const size = Number(format.format(Math.abs(value)));
  return value < 0 && size > 0 ? -size : size;
}
