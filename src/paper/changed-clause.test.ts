import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedClause, countChanges } from './changed-clause.ts';
import type { Change, ChangedParagraph } from './paper.ts';

/** The changes as they can be read: `[-deleted-]`, `{+inserted+}`, a paragraph as a change with its mark. */
const shown = (paragraphs: readonly ChangedParagraph[]) =>
  paragraphs.map(({ spans, end }) => {
    const mark = { same: '', inserted: '+', deleted: '-' }[end];
    const texts = spans.map(({ change, text }) =>
      change === 'same' ? text : change === 'deleted' ? `[-${text}-]` : `{+${text}+}`,
    );
    return mark + texts.join('');
  });

/** The wording that is left when every change is made, or none. */
const without = (paragraphs: readonly ChangedParagraph[], gone: Change) =>
  paragraphs
    .filter(({ end }) => end !== gone)
    .map(({ spans }) =>
      spans.flatMap(({ change, text }) => (change === gone ? [] : text)).join(''),
    );

describe('the clause with its changes', () => {
  it('[pCR 33.179 §7.4.2] shows the editorial change word by word', () => {
    const before = 'once using one GMK, for media, and once using another.';
    const after = 'once for obtaining a GMK, for media, and once for obtaining a different GMK.';
    const changed = changedClause({ before, after });
    expect(shown(changed)).toEqual([
      'once [-using one-]{+for obtaining a+} GMK, for media, and once ' +
        '[-using another-]{+for obtaining a different GMK+}.',
    ]);
    expect(countChanges(changed)).toEqual({ inserted: 8, deleted: 4 });
  });

  it('[Keyladder §paper] keeps paragraphs together that are alike', () => {
    const before = 'The GMS makes a GMK.\r\nOld line.\n\nThe UE stores it.';
    const after = 'The GMS makes two GMKs.\nThe UE stores it.\n  As an alternative, once. ';
    expect(shown(changedClause({ before, after }))).toEqual([
      'The GMS makes [-a GMK-]{+two GMKs+}.',
      '-[-Old line.-]',
      'The UE stores it.',
      '+{+As an alternative, once.+}',
    ]);
  });

  it('[Keyladder §paper] has nothing to show of two empty wordings', () => {
    expect(changedClause({ before: ' \n', after: '' })).toEqual([]);
    expect(shown(changedClause({ before: '', after: 'New.' }))).toEqual(['+{+New.+}']);
  });

  it('[XML 1.0 §2.2] drops what a file cannot hold', () => {
    expect(shown(changedClause({ before: 'a\u0001b\ud800', after: 'ab\ufffd' }))).toEqual([
      'ab\ufffd',
    ]);
  });

  it('[Keyladder §paper] gives both wordings back', () => {
    const word = fc.constantFrom('GMK', 'key', 'the', ',', '.', ' ', ' ', '\n', 'é', '7.4.2');
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
    const lines = (wording: string) =>
      wording
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changed = changedClause({ before, after });
        expect(without(changed, 'inserted')).toEqual(lines(before));
        expect(without(changed, 'deleted')).toEqual(lines(after));
      }),
    );
  });

  it('[Keyladder §paper] takes a long text', () => {
    const line = (n: number) =>
      Array.from({ length: 12 }, (_, at) => `w${(n * 7 + at) % 97}`).join(' ');
    const before = Array.from({ length: 500 }, (_, n) => line(n)).join('\n');
    const after = Array.from({ length: 500 }, (_, n) => line(n * 3 + 1)).join('\n');
    const changed = changedClause({ before, after });
    expect(without(changed, 'inserted').join('\n')).toBe(before);
    expect(without(changed, 'deleted').join('\n')).toBe(after);
  });
});
