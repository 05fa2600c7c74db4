import { describe, expect, it } from 'vitest';
import { createI18n } from '../i18n/index.ts';
import { createActorNames } from './actor-names.ts';

const i18n = createI18n();
const words = (key: string, values = {}) => i18n.t(key, values);

describe('the names of actors', () => {
  it.each([true, false])('have a word for a further KMS, of two systems: %s', (regroup) => {
    const names = createActorNames(words, regroup, { primary: 2, partner: 2 });
    const told = [names.short, names.title, names.role].map((name) => name('partner-kms2'));
    expect(told.slice(0, 2)).toEqual(['Partner KMS 2', 'Partner KMS 2']);
    expect(told.join()).not.toContain('trace.actor');
  });
});
