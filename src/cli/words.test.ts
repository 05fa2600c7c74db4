import { expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const { text, fact } = wordsOf();

it('[Keyladder §words] gives the texts of the catalogue, English by default', () => {
  expect(text('trace.actor.gms')).toBe('Group Management Server');
  expect(fact({ code: 'input.tooLong', facts: { limit: 1255 } })).toContain('1,255');
});

it('[Keyladder §words] takes a text that is not there for a mistake', () => {
  expect(() => text('facts.no-such-fact')).toThrow('facts.no-such-fact');
});
