/** The grey that is as bright to the eye as a colour `#rrggbb`. Source: ITU-R BT.709, the weights of its
 *  luma. */
export function greyOf(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(colour.slice(at, at + 2), 16),
  );
  const luma = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  return `#${luma.toString(16).padStart(2, '0').repeat(3)}`;
}
