import { expect, it } from 'vitest';
import { catalogueParts } from './catalogue-parts.ts';
import { readCatalogue } from './read-catalogue.ts';

const en = readCatalogue('en');

const paths = (texts: object, at = ''): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [`${at}${name}`] : paths(text, `${at}${name}.`),
  );

it('every text of the catalogue is in one part, and in one only', () => {
  const { first, later } = catalogueParts(en);
  expect([...paths(first), ...paths(later)].sort()).toEqual(paths(en).sort());
});

it('what the first view shows comes first', () => {
  const { later } = catalogueParts(en);
  const sections = new Set(paths(later).map((path) => path.split('.').slice(0, 2).join('.')));
  for (const path of ['app.topBar', 'app.rail', 'app.timeline', 'inspector.tab']) {
    expect(sections).not.toContain(path);
  }
});
