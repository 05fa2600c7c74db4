import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, text: readFileSync(`src/${name}`, 'utf8') }));

it('names the colour of an underline by itself: WebKit drops a shorthand that holds a variable', () => {
  const dropped = /text-decoration:[^;]*var\(/;
  expect(sheets.length).toBeGreaterThan(50);
  expect(sheets.filter(({ text }) => dropped.test(text)).map(({ name }) => name)).toEqual([]);
});
