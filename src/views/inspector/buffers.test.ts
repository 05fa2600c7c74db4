import { describe, expect, it } from 'vitest';
import type { ChildBuffer, FieldNode } from '../../engine/index.ts';
import { isBareContent } from './buffers.ts';

const field = (path: string, children: readonly FieldNode[] = []): FieldNode => ({
  path,
  label: path,
  start: 0,
  end: 1,
  clause: 'TS 33.179 §E.6.1',
  text: '',
  children,
});
const buffer = (name: ChildBuffer['name'], ...paths: string[]) => ({
  name,
  tree: [
    field(
      'keyParameters',
      paths.map((path) => field(path)),
    ),
  ],
});

describe('key parameters as decrypted', () => {
  it('[TS 33.179 §E.6.1] are told to be bare where neither IEI nor length stands before them', () => {
    expect(isBareContent(buffer('key-parameters', 'keyParameters.keyType'))).toBe(true);
    const whole = ['keyParameters.iei', 'keyParameters.length', 'keyParameters.keyType'];
    expect(isBareContent(buffer('key-parameters', ...whole))).toBe(false);
    expect(isBareContent(buffer('gmk'))).toBe(false);
  });
});
