import { describe, expect, it } from 'vitest';
import { listKey } from './list-key.ts';

const key = (name: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey', true>> = {}) => ({
  ...{ key: name, altKey: false, ctrlKey: false, metaKey: false },
  ...held,
});

describe('a key on a moment of the list', () => {
  it('moves the focus, and stops at both ends', () => {
    expect(listKey(key('ArrowDown'), 0, 3)).toEqual({ kind: 'focus', to: 1 });
    expect(listKey(key('ArrowDown'), 2, 3)).toEqual({ kind: 'focus', to: 2 });
    expect(listKey(key('ArrowUp'), 0, 3)).toEqual({ kind: 'focus', to: 0 });
    expect(listKey(key('Home'), 2, 3)).toEqual({ kind: 'focus', to: 0 });
    expect(listKey(key('End'), 0, 3)).toEqual({ kind: 'focus', to: 2 });
  });

  it('moves the moment with Alt', () => {
    expect(listKey(key('ArrowUp', { altKey: true }), 1, 3)).toEqual({ kind: 'move', by: -1 });
    expect(listKey(key('ArrowDown', { altKey: true }), 1, 3)).toEqual({ kind: 'move', by: 1 });
  });

  it('is left alone otherwise', () => {
    for (const name of ['ArrowLeft', 'PageDown', 'constructor', 'Enter']) {
      expect(listKey(key(name), 1, 3)).toBeNull();
    }
    expect(listKey(key('Home', { altKey: true }), 1, 3)).toBeNull();
    expect(listKey(key('ArrowDown', { ctrlKey: true }), 1, 3)).toBeNull();
  });
});
