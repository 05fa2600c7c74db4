import { describe, expect, it } from 'vitest';
import { faults, noticeable, replies } from '../engine/index.ts';
import faultsTexts from '../i18n/en/faults.json' with { type: 'json' };
import rejectionTexts from '../i18n/en/rejection.json' with { type: 'json' };

type FaultTexts = Readonly<{ title: string; breaks: string; unnoticed?: string; needed?: string }>;
const { ui: _, ...catalogue } = faultsTexts.faults;
const texts = new Map<string, FaultTexts>(Object.entries(catalogue));

describe('texts of the faults', () => {
  it('[Keyladder §faults] are there for every fault and for nothing else', () => {
    expect([...texts.keys()].sort()).toEqual(faults.map(({ id }) => id).sort());
    expect(new Set([...texts.values()].map(({ title }) => title)).size).toBe(texts.size);
    expect(new Set([...texts.values()].map(({ breaks }) => breaks)).size).toBe(texts.size);
  });

  it('[Keyladder §faults] say why nothing catches a fault where nothing does', () => {
    for (const { id, unnoticed } of faults) {
      const why = texts.get(id)?.unnoticed;
      expect(why !== undefined, id).toBe(unnoticed === true);
      if (why !== undefined) expect(why.length, id).toBeGreaterThan(40);
    }
  });

  it('[Keyladder §faults] say what it would take to catch what nothing catches', () => {
    for (const { id, unnoticed } of faults) {
      const needed = texts.get(id)?.needed;
      expect(needed !== undefined, id).toBe(unnoticed === true);
      if (needed !== undefined) expect(needed.length, id).toBeGreaterThan(40);
    }
  });

  it('[Keyladder §faults] say in words what a rejection tells by a key, and of a key that is no GMK', () => {
    expect(Object.keys(rejectionTexts.rejection.replies).sort()).toEqual(
      [...replies, 'otherKey'].sort(),
    );
    expect(Object.keys(rejectionTexts.rejection.notices).sort()).toEqual(
      [...noticeable, 'otherKey'].sort(),
    );
  });

  it('[Keyladder §words] are plain: no exclamation mark, a full stop at the end', () => {
    for (const [id, { title, breaks, unnoticed = breaks, needed = breaks }] of texts) {
      expect(title, id).not.toMatch(/[.!]$/);
      for (const text of [breaks, unnoticed, needed]) expect(text, id).toMatch(/^[^!]+\.$/);
    }
  });
});
