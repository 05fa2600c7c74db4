import { expect, it } from 'vitest';
import { presentSizes } from './sizes.ts';

it.each([
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [3840, 2160],
])('text is a fiftieth of the screen at %i × %i', (_, height) => {
  const { figure, caption } = presentSizes(height);
  expect(figure).toBeGreaterThanOrEqual(Math.max(20, height / 50));
  expect(caption).toBeGreaterThanOrEqual(Math.max(28, height / 26));
});

it('does not shrink with a window that is not tall', () => {
  expect(presentSizes(320)).toEqual({ figure: 20, caption: 28 });
});
