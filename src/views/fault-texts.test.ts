import { describe, expect, it } from 'vitest';
import { faults, noticeable, replies } from '../engine/index.ts';
import en from '../i18n/en.json' with { type: 'json' };

type Texts = Readonly<Record<string, unknown>>;

describe('texts of the faults', () => {
  it('[Keyladder §faults] are those of the engine, for every fault', () => {
    const catalogue: Texts = en.faults;
    for (const { id, title, breaks, unnoticed } of faults) {
      expect(catalogue[id], id).toEqual({ title, breaks, ...(unnoticed ? { unnoticed } : {}) });
    }
  });

  it('[Keyladder §faults] say in words what a rejection tells by a key', () => {
    expect(Object.keys(en.rejection.replies).sort()).toEqual([...replies].sort());
    expect(Object.keys(en.rejection.notices).sort()).toEqual([...noticeable].sort());
  });

  it('[Keyladder §words] are plain: no exclamation mark, a full stop at the end', () => {
    for (const { id, title, breaks, unnoticed } of faults) {
      expect(title, id).not.toMatch(/[.!]$/);
      for (const text of [breaks, unnoticed ?? breaks]) expect(text, id).toMatch(/^[^!]+\.$/);
    }
  });
});
