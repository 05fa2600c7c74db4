import { expect, it } from 'vitest';
import { loadEveryPart, partOf } from './part.ts';

const atOnce = () => Promise.resolve();

it('loads a part once', async () => {
  let loads = 0;
  const part = partOf(async () => {
    loads += 1;
    return loads;
  });
  expect(await Promise.all([part(), part()])).toEqual([1, 1]);
  expect(await part()).toBe(1);
});

it('asks again for a part that did not come', async () => {
  let answers = false;
  const part = partOf(async () => {
    if (!answers) throw new TypeError('no network');
    return 'here';
  });
  await expect(part()).rejects.toThrow('no network');
  answers = true;
  expect(await part()).toBe('here');
});

it('loads every part, those that a part brings with it too, and goes on behind a missing one', async () => {
  const loaded: string[] = [];
  let answers = false;
  const missing = partOf(async () => {
    if (!answers) throw new TypeError('no network');
  });
  partOf(async () => {
    loaded.push('outer');
    partOf(async () => loaded.push('inner'));
  });
  expect(await loadEveryPart(atOnce)).toBe(1);
  expect(loaded).toEqual(['outer', 'inner']);
  answers = true;
  await missing();
  expect(await loadEveryPart(atOnce)).toBe(0);
  expect(loaded).toEqual(['outer', 'inner']);
});
