import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from './index.ts';

const i18n = createI18n();
i18n.addResourceBundle('en', 'translation', {
  kept: {
    number: '{{a, number}} of {{b, number}}',
    share: '{{a, number(style: percent)}}',
    exactly: '{{a, number(minimumFractionDigits: 2)}}',
    all: '{{all, list}}',
    any: '{{all, list(type: disjunction)}}',
  },
});
i18n.addResourceBundle('fr', 'translation', {
  kept: { number: '{{a, number}} sur {{b, number}}' },
});
const t = i18n.getFixedT('en') as (key: string, values: object) => string;

afterEach(() => vi.restoreAllMocks());

describe('numbers and lists in a text', () => {
  it('are written as the text asks, in its language', () => {
    expect(t('kept.number', { a: 1234, b: 82_052 })).toBe('1,234 of 82,052');
    expect(t('kept.number', { a: 1234, b: 5, lng: 'fr' })).toBe('1\u202f234 sur 5');
    expect(t('kept.share', { a: 0.256 })).toBe('26%');
    expect(t('kept.exactly', { a: 3 })).toBe('3.00');
    expect(t('kept.all', { all: ['a', 'b', 'c'] })).toBe('a, b, and c');
    expect(t('kept.any', { all: ['a', 'b', 'c'] })).toBe('a, b, or c');
  });

  it('are written with formatters that are made once', () => {
    t('kept.number', { a: 1, b: 2 });
    const made = vi.spyOn(Intl, 'NumberFormat');
    for (const a of [3, 4, 5]) t('kept.number', { a, b: a + 1, count: a });
    expect(made).not.toHaveBeenCalled();
  });

  it('are asked for with nothing but what is read', () => {
    const known = /^(style|unit|unitDisplay|minimumFractionDigits|maximumFractionDigits|type)$/;
    const asked = ['en', 'fr'].flatMap((language) =>
      readdirSync(`src/i18n/${language}`).flatMap((name) => {
        const text = readFileSync(`src/i18n/${language}/${name}`, 'utf8');
        return [...text.matchAll(/, (?:number|list)\(([^)]*)\)/g)].flatMap(([, options = '']) =>
          options.split(';').map((option) => option.split(':')[0]?.trim() ?? ''),
        );
      }),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !known.test(name))).toEqual([]);
  });
});
