import { expect, it } from 'vitest';
import { hexToBytes } from '../model/bytes.ts';
import { purposeTag, purposeTags } from '../model/purpose.ts';
import { createKeyId } from './gmk-id.ts';

const fixed = (hex: string) => ({ bytes: () => hexToBytes(hex) });

it.each([
  [0, 'ffffffff', 0x0fffffff],
  [0, '00000000', 0x00000000],
  [4, 'f1234567', 0x41234567],
  [6, '0abcdef0', 0x6abcdef0],
  [15, 'ffffffff', 0xffffffff],
])('[TS 33.179 §7.3.1] tag %i and 28 of the bits %s', (tag, random, keyId) => {
  expect(createKeyId(tag, fixed(random))).toBe(keyId);
  expect(purposeTag(createKeyId(tag, fixed(random)))).toBe(tag);
});

it('[TS 33.180 §5.2.2] knows the purposes of the tags', () => {
  expect(purposeTags).toMatchObject({ 0: 'GMK', 1: 'PCK', 2: 'CSK', 4: 'MKFC', 6: 'MuSiK' });
});
