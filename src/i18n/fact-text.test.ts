import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { factText, failureText, type Translate } from './fact-text.ts';
import { readCatalogue } from './read-catalogue.ts';

const en = readCatalogue('en');
const i18n = createInstance();
void i18n.init({
  lng: 'en',
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
const t: Translate = (key, values) => i18n.t(key, values);
const tell = (code: string, facts: Record<string, unknown> = {}) => factText({ code, facts }, t);

describe('facts in words', () => {
  it.each([
    ['octets', { count: 1 }, '1 octet'],
    ['octets', { count: 273 }, '273 octets'],
    ['oneOf', { items: ['0x43', '0x40'] }, '0x43 or 0x40'],
    ['list', { items: [1533, 1534, 1535] }, '1533, 1534, 1535'],
    ['verbatim', { text: 'sip:<a>&b@c.d' }, 'sip:<a>&b@c.d'],
    ['identity.ownUid', { uid: Uint8Array.of(0, 0xab) }, 'own UID 00ab'],
    ['payload.missing', { names: ['IDRi', 'IDRuidi'] }, 'a payload IDRi or IDRuidi'],
    ['utc', { milliseconds: Date.UTC(2026, 10, 24, 9, 5, 7) }, 'Nov 24, 2026, 09:05:07 UTC'],
  ])('%s: %j is told as %s', (code, facts, words) => {
    expect(tell(code, facts)).toBe(words);
  });

  it('a fact inside another one is told by its own words', () => {
    const certificate = { code: 'keyMaterial.certificate', facts: { kmsUri: 'kms.example.org' } };
    const failure = {
      path: 'KmsKeySet.UserDecryptKey',
      clause: 'RFC 6508 §6.1.2',
      expected: { code: 'keyMaterial.decryptKey', facts: { certificate } },
      found: { code: 'keyMaterial.otherDecryptKey', facts: {} },
    };
    const words =
      'expected an RSK that fits the UID and PubEncKey (Z) of the certificate of kms.example.org, ' +
      'found one that does not (RFC 6508 §6.1.2)';
    expect(failureText({ ...failure, offset: null }, t)).toBe(`${failure.path}: ${words}`);
    expect(failureText({ ...failure, offset: 5 }, t)).toBe(`${failure.path} at byte 5: ${words}`);
  });
});
