import { describe, expect, it } from 'vitest';
import { addLaterTexts, createI18n } from '../i18n/index.ts';

const i18n = createI18n();
await addLaterTexts(i18n);
const { t } = i18n;

describe('what the screen says of the user salt', () => {
  it('[corrections 1] it differs for each user, and every holder of the GMK can compute it', () => {
    const told = t('inspector.clause.step.1.identify');
    expect(told).toContain('differs for each user');
    expect(told).toContain('every holder of the GMK can compute it');
    expect(told).not.toMatch(/only this user/i);
  });

  it('[corrections 2] an MKI in the SPI is redundant and discloses nothing', () => {
    for (const key of [
      'inspector.message.spiNote',
      'inspector.clause.unverified.spi',
      'app.setup.mkiInSpiNote',
    ]) {
      expect(t(key)).toMatch(/redundant/i);
      expect(t(key)).not.toMatch(/disclos|user salt|secret/i);
    }
  });
});
