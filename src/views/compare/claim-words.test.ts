import { expect, it } from 'vitest';
import { createFormats } from '../../i18n/formats.ts';
import type { ClaimSide } from './claim.ts';
import { claimSideWords } from './claim-words.ts';

const keys = (factor: ClaimSide['factor']): readonly string[] => {
  const side = { notifications: 5, withServer: 0, oks: 5, errors: 0, carrierMessages: 26 };
  const left = { ...side, keysStored: 5, keysPlanned: 5, factor };
  const asked: string[] = [];
  const claim = { members: 3, partners: 0, left, right: left, verdict: 'fewer' } as const;
  const words = (key: string) => {
    asked.push(key);
    return key;
  };
  claimSideWords(claim, 'left', 'Twice', words, createFormats('en'));
  return asked;
};

it('[Keyladder §compare] a run as planned is not said to deviate where some members get fewer keys', () => {
  expect(keys(2)).toContain('compare.claim.formula.provisioning2');
  expect(keys(5 / 3)).toContain('compare.claim.formula.mixed');
  expect(keys(null)).toContain('compare.claim.deviates');
});
