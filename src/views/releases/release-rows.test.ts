import { describe, expect, it } from 'vitest';
import { checkRows, mergedOrder } from './release-rows.ts';

describe('two releases beside each other', () => {
  it('what only the second has stands behind what it stands behind there', () => {
    expect(mergedOrder(['HDR', 'T', 'SIGN'], ['HDR', 'X', 'Y', 'T', 'SIGN'])).toEqual([
      ...['HDR', 'X', 'Y', 'T', 'SIGN'],
    ]);
    expect(mergedOrder(['HDR', 'SAKKE', 'SIGN'], ['A', 'HDR', 'SIGN', 'Z'])).toEqual([
      ...['A', 'HDR', 'SAKKE', 'SIGN', 'Z'],
    ]);
    expect(mergedOrder([], ['A', 'B'])).toEqual(['A', 'B']);
  });

  it('a check differs by what it comes to, or why', () => {
    const line = { payload: 0, behind: false, failure: null } as const;
    const passes = { ...line, key: 'signature 0', check: 'signature', state: 'passed' } as const;
    const rows = checkRows(
      [passes, { ...line, key: 'group 0', check: 'group', state: 'passed' }],
      [passes, { ...line, key: 'group 0', check: 'group', state: 'unasked' }],
    );
    expect(rows.map(({ key, differs }) => [key, differs])).toEqual([
      ['signature 0', false],
      ['group 0', true],
    ]);
  });
});
