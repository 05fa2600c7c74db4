import { expect, it } from 'vitest';
import { greyOf } from './grey.ts';
import { lightColours } from './light-colours.ts';

it.each([
  ['#ffffff', '#ffffff'],
  ['#000000', '#000000'],
  ['#ff0000', '#363636'],
  ['#00ff00', '#b6b6b6'],
  ['#0000ff', '#121212'],
])('[ITU-R BT.709] %s is as bright as %s', (colour, grey) => {
  expect(greyOf(colour)).toBe(grey);
});

it('every colour of the light theme has a grey', () => {
  for (const colour of Object.values(lightColours)) {
    expect(greyOf(colour), colour).toMatch(/^#([0-9a-f]{2})\1\1$/);
  }
});
