import { describe, expect, it } from 'vitest';
import { foundBeside, isSameIdentity } from './code-points.ts';

describe('identities in two spellings', () => {
  it.each([
    ['composed and decomposed', 'sip:zo\u00eb@a.b', 'sip:zoe\u0308@a.b', true],
    ['full width', 'sip:\uff41@a.b', 'sip:a@a.b', true],
    ['another case', 'sip:A@a.b', 'sip:a@a.b', false],
    ['a Cyrillic letter', 'sip:z\u043e\u00eb@a.b', 'sip:zo\u00eb@a.b', false],
  ])('[TS 33.220 §B.2.1.2] %s', (_what, one, other, same) => {
    expect(isSameIdentity(one, other)).toBe(same);
  });

  it.each([
    ['sip:a@b.c', 'sip:\u0430@b.c', 'sip:\u0430@b.c (character 5 is U+0430, not U+0061)'],
    ['sip:ab@c.d', 'sip:a\u200bb@c.d', 'sip:a\u200bb@c.d (character 6 is U+200B, not U+0062)'],
    ['sip:a@b.c\u200b', 'sip:a@b.c', 'sip:a@b.c (character 10 is missing, not U+200B)'],
    ['sip:a@b.c', 'sip:a@b.c\u200b', 'sip:a@b.c\u200b (character 10 is U+200B, not missing)'],
    [
      'sip:zoe\u0308@b.c',
      'sip:z\u043e\u00eb@b.c',
      'sip:z\u043e\u00eb@b.c (character 6 is U+043E, not U+006F)',
    ],
    ['sip:a@b.c', 'sip:b@b.c', 'sip:b@b.c'],
    ['sip:a@b.c', 'sip:alice@b.c', 'sip:alice@b.c'],
  ])('[Keyladder §code points] of %j, %j is told as %j', (expected, found, told) => {
    expect(foundBeside(['sip:other@b.c', expected], found)).toBe(told);
  });
});
