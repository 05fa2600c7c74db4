import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nastyTexts, sequenceWith } from './sequence.fixture.ts';
import { mostTextLifelines, textLadderOf } from './text-ladder.ts';
import { textColumns, widthOf, wrapped } from './text-lanes.ts';

const lifelines = (...names: readonly string[]) => names.map((name) => ({ name, system: '' }));

describe('a sequence as text', () => {
  it('[Keyladder §text ladder] draws arrows, answers, notes and loops between its lifelines', () => {
    const drawn = textLadderOf({
      ...{ title: 'Figure 1', facts: ['Made.'], link: '#v3.x', lifelines: lifelines('UE', 'GMS') },
      parts: [
        { kind: 'note', over: [1, 1], lines: ['makes'], tone: 'plain' },
        {
          ...{ kind: 'loop', text: 'twice' },
          parts: [
            { kind: 'arrow', from: 1, to: 0, look: 'message', lines: ['1. key', 'one'] },
            { kind: 'arrow', from: 0, to: 1, look: 'answer', lines: ['2. OK'] },
            { kind: 'arrow', from: 0, to: 1, look: 'lost', lines: ['3. no'] },
          ],
        },
      ],
    });
    expect(drawn.split('\n')).toEqual([
      'Figure 1',
      '',
      ' UE          GMS',
      '  |           |',
      '  |       +-------+',
      '  |       | makes |',
      '  |       +-------+',
      '  |           |',
      '.. twice ........',
      '  |           |',
      '  | 1. key    |',
      '  |<----------|',
      '  | one       |',
      '  |           |',
      '  | 2. OK     |',
      '  | - - - - ->|',
      '  |           |',
      '  | 3. no     |',
      '  |------x    |',
      '  |           |',
      '.................',
      '  |           |',
      '',
      'Made.',
      '<#v3.x>',
      '',
    ]);
  });

  it('[Keyladder §text ladder] keeps to a hundred columns, whatever it tells', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '-'), maxLength: 150 });
    const widest = (texts: readonly string[], count: number) => {
      const sequence = sequenceWith(texts);
      const more = Array.from({ length: count }, (_, at) => ({
        name: texts[at % texts.length] ?? '',
        system: at > 3 ? 'b'.repeat(at * 9) : 'a',
      }));
      const drawn = textLadderOf({ ...sequence, lifelines: [...sequence.lifelines, ...more] });
      return Math.max(...drawn.split('\n').map(widthOf));
    };
    expect(widest(nastyTexts, 0)).toBeLessThanOrEqual(textColumns);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 5, maxLength: 6 }),
        fc.integer({ min: 0, max: mostTextLifelines - 3 }),
        (texts, count) => widest(texts, count) <= textColumns,
      ),
      { numRuns: 25 },
    );
  });

  it('[Keyladder §text ladder] loses no word when it wraps', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('abcdefgh ij', 3)).toEqual(['abc', 'def', 'gh', 'ij']);
    expect(wrapped('', 5)).toEqual(['']);
  });
});
