import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRanges, writeRanges } from './member-ranges.ts';

describe('members of a fault', () => {
  it('[Keyladder §faults] are read as numbers and ranges', () => {
    expect(readRanges('1-3, 7,2 – 4', 10)).toEqual({ ok: true, ordinals: [1, 2, 3, 4, 7] });
    expect(readRanges('', 10)).toEqual({ ok: true, ordinals: [] });
  });

  it('[Keyladder §faults] are refused where they are not in the group', () => {
    expect(readRanges('3, 11', 10)).toEqual({ ok: false, problem: 'absent', part: '11' });
    expect(readRanges('0', 10)).toEqual({ ok: false, problem: 'absent', part: '0' });
    expect(readRanges('5-3', 10)).toEqual({ ok: false, problem: 'absent', part: '5-3' });
    expect(readRanges('ue1', 10)).toEqual({ ok: false, problem: 'unreadable', part: 'ue1' });
  });

  it('[Keyladder §faults] come back from the text they are written as', () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(some, (list) => {
        const ordinals = list.sort((a, b) => a - b);
        expect(readRanges(writeRanges(ordinals), 10_000)).toEqual({ ok: true, ordinals });
      }),
    );
  });
});
