/** The letters of the options, by their place. */
const letters = 'ABCDEFGH';

export const letterOf = (index: number): string => letters.charAt(index);

/** The place a key stands for: A to H, or 1 to 8; null for another key. */
export function placeOfKey(key: string, count: number): number | null {
  if (key.length !== 1) return null;
  const letter = letters.indexOf(key.toUpperCase());
  const place = letter >= 0 ? letter : '12345678'.indexOf(key);
  return place >= 0 && place < count ? place : null;
}
