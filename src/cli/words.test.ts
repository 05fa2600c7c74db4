import { expect, it } from 'vitest';
import { createWords } from './words.ts';

const words = createWords();

it('[Keyladder §words] gives the texts of the catalogue, English by default', () => {
  expect(words('trace.actor.gms')).toBe('Group Management Server');
  expect(words('facts.input.too-long', { limit: 1255 })).toContain('1,255');
});

it('[Keyladder §words] takes a text that is not there for a mistake', () => {
  expect(() => words('facts.no-such-fact')).toThrow('facts.no-such-fact');
});
