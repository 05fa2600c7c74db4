import { describe, expect, it } from 'vitest';
import {
  areaOf,
  firstOptions,
  orientations,
  pageRule,
  papers,
  pictureHeight,
} from './handout-options.ts';

it('[ISO 216, ANSI Y14.1] the printable area is the sheet without its margins', () => {
  expect(areaOf({ paper: 'A4', orientation: 'portrait' })).toEqual({ width: 182, height: 269 });
  const letter = areaOf({ paper: 'letter', orientation: 'landscape' });
  expect(letter.width).toBeCloseTo(251.4);
  expect(letter.height).toBeCloseTo(187.9);
});

it('the printer is told paper and orientation', () => {
  expect(pageRule({ ...firstOptions, paper: 'letter', orientation: 'landscape' })).toBe(
    '@page { size: letter landscape; margin: 14mm; }',
  );
});

describe.each(
  papers.flatMap((paper) => orientations.map((orientation) => ({ paper, orientation }))),
)('$paper $orientation', (page) => {
  it('a picture leaves room for its sentence and lines on the same page', () => {
    const height = pictureHeight({ ...firstOptions, ...page });
    expect(areaOf(page).height - height).toBeGreaterThan(70);
  });
});
