import { expect, it } from 'vitest';
import { chooseLanguage, nameOfLanguage } from './languages.ts';

const known = ['en', 'fr'];

it.each([
  [['fr-CA', 'en'], 'fr'],
  [['de', 'FR'], 'fr'],
  [['de', 'it'], 'en'],
  [[], 'en'],
  [['en-XA', 'fr'], 'en-XA'],
  [['en-GB', 'fr'], 'en'],
])('of %j it takes %s', (wanted, language) => {
  expect(chooseLanguage(wanted, known)).toBe(language);
});

it('names a language in itself', () => {
  expect(known.map(nameOfLanguage)).toEqual(['English', 'Français']);
});
