import { describe, expect, it } from 'vitest';
import appTexts from '../i18n/en/app.json' with { type: 'json' };
import { glossaryTerms, markTerms } from './glossary.ts';

describe('the glossary', () => {
  it('explains each of its terms', () => {
    expect(Object.keys(appTexts.app.glossary).sort()).toEqual([...glossaryTerms].sort());
  });

  it('marks the longest spelling, as a whole word, where it stands first', () => {
    expect(markTerms(['GMK-ID and GMK of a GMKx', 'the GMK again'])).toEqual([
      [
        { text: 'GMK-ID', term: 'gmkId' },
        { text: ' and ' },
        { text: 'GMK', term: 'gmk' },
        { text: ' of a GMKx' },
      ],
      [{ text: 'the ' }, { text: 'GMK' }, { text: ' again' }],
    ]);
  });

  it('tells z_T from Z_T and leaves addresses alone', () => {
    expect(markTerms(['z_T'])).toEqual([[{ text: 'z_T', term: 'kmsMasterSecret' }]]);
    expect(markTerms(['sip:gms@kms.example'])).toEqual([[{ text: 'sip:gms@kms.example' }]]);
  });
});
