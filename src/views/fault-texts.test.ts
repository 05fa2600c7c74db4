import { describe, expect, it } from 'vitest';
import { faults, noticeable, replies } from '../engine/index.ts';
import faultsTexts from '../i18n/en/faults.json' with { type: 'json' };
import rejectionTexts from '../i18n/en/rejection.json' with { type: 'json' };

type Texts = Readonly<Record<string, unknown>>;

describe('texts of the faults', () => {
  it('[Keyladder §faults] are those of the engine, for every fault', () => {
    const catalogue: Texts = faultsTexts.faults;
    for (const { id, title, breaks, unnoticed } of faults) {
      expect(catalogue[id], id).toEqual({ title, breaks, ...(unnoticed ? { unnoticed } : {}) });
    }
  });

  it('[Keyladder §faults] say in words what a rejection tells by a key', () => {
    expect(Object.keys(rejectionTexts.rejection.replies).sort()).toEqual([...replies].sort());
    expect(Object.keys(rejectionTexts.rejection.notices).sort()).toEqual([...noticeable].sort());
  });

  it('[Keyladder §words] are plain: no exclamation mark, a full stop at the end', () => {
    for (const { id, title, breaks, unnoticed } of faults) {
      expect(title, id).not.toMatch(/[.!]$/);
      for (const text of [breaks, unnoticed ?? breaks]) expect(text, id).toMatch(/^[^!]+\.$/);
    }
  });
});
