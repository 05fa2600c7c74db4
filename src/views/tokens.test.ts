import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lightColours } from '../ui/light-colours.ts';

const css = readFileSync('src/views/tokens.css', 'utf8');

function tokensIn(block: RegExp): Record<string, string> {
  const body = block.exec(css)?.[1] ?? '';
  return Object.fromEntries(
    [...body.matchAll(/--kl-([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]),
  );
}

const light = tokensIn(/:root \{([^}]*)/);
const dark = { ...light, ...tokensIn(/scheme="dark"\] \{([^}]*)/) };

/** Relative luminance and contrast ratio of WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['panel', 'canvas', 'raised'];
const colours = ['accent', 'media', 'floor', 'group', 'shared', 'ok', 'failure'];
const textPairs = [
  ...['text', 'text-2', 'future', ...colours].flatMap((text) =>
    grounds.map((ground) => [text, ground]),
  ),
  ...colours.map((colour) => [colour, `${colour}-soft`]),
  ...colours.flatMap((colour) => ['text', 'text-2'].map((text) => [text, `${colour}-soft`])),
  ['on-accent', 'accent'],
] as [string, string][];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, tokens) => {
  it.each(textPairs)('has contrast 4.5 of %s on %s', (text, ground) => {
    expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it('has contrast 3 of control borders and marks on their ground', () => {
    for (const ground of ['panel', 'canvas']) {
      expect(contrast(tokens['line-strong'] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(3);
    }
  });
});

it('[Keyladder §export] files and paper have the colours of the light theme', () => {
  expect(Object.keys(lightColours).length).toBeGreaterThan(0);
  expect(light).toMatchObject(lightColours);
});
