import { describe, expect, it } from 'vitest';
import { fact } from '../model/fact.ts';
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

  it.each<readonly [string, string, readonly [number, string | null, string | null] | null]>([
    ['sip:a@b.c', 'sip:\u0430@b.c', [5, 'U+0430', 'U+0061']],
    ['sip:ab@c.d', 'sip:a\u200bb@c.d', [6, 'U+200B', 'U+0062']],
    ['sip:a@b.c\u200b', 'sip:a@b.c', [10, null, 'U+200B']],
    ['sip:a@b.c', 'sip:a@b.c\u200b', [10, 'U+200B', null]],
    ['sip:zoe\u0308@b.c', 'sip:z\u043e\u00eb@b.c', [6, 'U+043E', 'U+006F']],
    ['sip:a@b.c', 'sip:b@b.c', null],
    ['sip:a@b.c', 'sip:alice@b.c', null],
  ])('[Keyladder §code points] of %j, %j is told as %j', (expected, found, told) => {
    const codePoint = (text: string | null) =>
      text === null ? fact('codePointMissing') : fact('verbatim', { text });
    const [character, is, not] = told ?? [];
    expect(foundBeside(['sip:other@b.c', expected], found)).toEqual(
      character === undefined
        ? fact('verbatim', { text: found })
        : fact('lookAlike', {
            ...{ text: found, character },
            ...{ is: codePoint(is ?? null), not: codePoint(not ?? null) },
          }),
    );
  });
});
