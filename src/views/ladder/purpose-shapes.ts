import type { Purpose } from '../../engine/index.ts';

/** Paths in a square of 10: a square for media, a disc for floor control, a diamond for the group. */
export const purposeShapes: Readonly<Record<Purpose, string>> = {
  media: 'M1 1h8v8H1z',
  floor: 'M5 .6a4.4 4.4 0 1 1 0 8.8a4.4 4.4 0 1 1 0-8.8z',
  group: 'M5 0l5 5-5 5-5-5z',
};
