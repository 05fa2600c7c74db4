import { describe, expect, it } from 'vitest';
import { type Key, presentAction } from './present-keys.ts';

const inside = (...parts: string[]) => ({
  closest: (selector: string) =>
    parts.some((part) => selector.includes(part)) ? ({} as Element) : null,
});
const press = (key: string, more: Partial<Key> = {}): Key => ({
  ...{ key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
});
const page = { target: inside(), hasDigits: false, shortcuts: true };
const on = (key: string, more: Partial<Key> = {}, place: Partial<typeof page> = {}) =>
  presentAction(press(key, more), { ...page, ...place });

describe('keys while presenting', () => {
  it('are those of a clicker, whatever has the focus', () => {
    for (const target of ['[role="grid"]', 'input[type="radio"]', '[data-ladder]', 'button']) {
      const place = { target: inside(target) };
      expect(['PageDown', 'PageUp', 'F5', '.', 'Escape'].map((key) => on(key, {}, place))).toEqual([
        ...['next', 'back', 'fullScreen', 'black', 'escape'],
      ]);
    }
  });

  it('go on and back with arrows and the space bar', () => {
    expect(['ArrowRight', 'ArrowLeft', ' '].map((key) => on(key))).toEqual([
      'next',
      'back',
      'next',
    ]);
    expect(on(' ', { shiftKey: true })).toBe('back');
    expect(on(' ', {}, { target: inside('button') })).toBeNull();
  });

  it('blank by letter and by place, in other layouts too', () => {
    expect(on('b')).toBe('black');
    expect(on('B', { code: 'KeyB' })).toBe('black');
    expect(on('и', { code: 'KeyB' })).toBe('black');
    expect(on(':', { code: 'Period' })).toBe('black');
    expect(on('ы', { code: 'KeyS' })).toBe('speaker');
    // Where another letter stands on the key of Z, that letter counts.
    expect(on('y', { code: 'KeyZ' })).toBeNull();
    expect(on('z', { code: 'KeyY' })).toBe('zoom');
  });

  it('take digits, shifted ones too, and Enter only behind digits', () => {
    expect(on('1')).toBe('digit 1');
    expect(on('&', { code: 'Digit1' })).toBe('digit 1');
    expect(on('7', { code: 'Numpad7' })).toBe('digit 7');
    expect(on('Enter')).toBeNull();
    expect(on('Enter', {}, { hasDigits: true })).toBe('jump');
  });

  it('belong to text fields, open lists and dialogs, but F5 never reloads', () => {
    for (const target of ['textarea', '[role="menu"]', '[aria-modal="true"]']) {
      const place = { target: inside(target) };
      expect(['PageDown', 'b', '1', ' '].map((key) => on(key, {}, place))).toEqual([
        ...[null, null, null, null],
      ]);
      expect(on('F5', {}, place)).toBe('fullScreen');
    }
  });

  it('scroll what scrolls with ↓ and ↑', () => {
    const place = { target: inside('[data-scrolls]') };
    expect(on('ArrowDown')).toBe('inside');
    expect(on('ArrowDown', {}, place)).toBeNull();
    expect(on('PageDown', {}, place)).toBe('next');
  });

  it('leave single letters alone where the page was told so', () => {
    const place = { shortcuts: false };
    expect(['b', '.', '1', 's'].map((key) => on(key, {}, place))).toEqual([null, null, null, null]);
    expect(on('PageDown', {}, place)).toBe('next');
  });

  it('are no combinations', () => {
    expect(on('z', { ctrlKey: true })).toBeNull();
    expect(on('ArrowLeft', { altKey: true })).toBeNull();
  });
});
