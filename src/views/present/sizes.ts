/** Sizes of text that can be read from the back of a room: shares of the height of the screen, and never
 *  smaller than what a small screen needs. */

export type PresentSizes = Readonly<{ figure: number; caption: number }>;

/** Sizes in pixels for a window of that height. */
export const presentSizes = (height: number): PresentSizes => ({
  figure: Math.max(20, 0.022 * height),
  caption: Math.max(28, 0.04 * height),
});
