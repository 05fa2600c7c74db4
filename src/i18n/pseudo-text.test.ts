import { expect, it } from 'vitest';
import { pseudoText, pseudoTexts } from './pseudo-text.ts';

it('accents words, a third longer, and leaves what is filled in and marks as they are', () => {
  expect(pseudoText('Step')).toBe('[Šţéþ··]');
  expect(pseudoText('{{count, number}} octets')).toBe('[{{count, number}} öçţéţš··]');
  expect(pseudoText('a <em>b</em> $t(app.name)')).toBe('[á <em>ƀ</em> $t(app.name)·]');
  expect(pseudoText('{{n}}')).toBe('{{n}}');
});

it('goes through a whole catalogue', () => {
  expect(pseudoTexts({ app: { name: 'Go' } })).toEqual({ app: { name: '[Ĝö·]' } });
});
