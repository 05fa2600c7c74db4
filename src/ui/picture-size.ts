/** A picture on a sheet of A4 between its margins. */

/** Millimetres. */
export const pictureWidthMm = 160;
export const pictureMostHeightMm = 247;

/** Units that drawings are laid out in, across the picture: letters of 12 units come to 8 points. */
export const pictureWidth = 600;

/** A font that is up to 12 % wider than the one drawings are laid out for has room. */
export const pictureLetters = 1 / 1.12;

export const unitsOfMm = (mm: number): number => (mm * pictureWidth) / pictureWidthMm;
export const mmOfUnits = (units: number): number =>
  Math.round((units * pictureWidthMm * 100) / pictureWidth) / 100;

/** Points of a font size of a picture. */
export const pointsOf = (units: number): number => (mmOfUnits(units * 100) / 100 / 25.4) * 72;

/** Dots a millimetre of a picture as PNG; `scale`: dots a CSS pixel, of which an inch has 96. */
export const dotsPerMm = (scale: number): number => (scale * 96) / 25.4;
