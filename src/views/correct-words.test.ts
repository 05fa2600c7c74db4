import { describe, expect, it } from 'vitest';
import { checkOf, defaultScenario } from '../engine/index.ts';
import { addLaterTexts, createI18n } from '../i18n/index.ts';
import { readCatalogue } from '../i18n/read-catalogue.ts';
import { eventsOf } from '../testing/events-of.ts';
import { choiceOf } from './inspector/own-checks.ts';

const i18n = createI18n();
await addLaterTexts(i18n);
const { t } = i18n;

describe('what the screen says of the user salt', () => {
  it('[corrections 1] it differs for each user, and every holder of the GMK can compute it', () => {
    const text = t('inspector.clause.step.1.identify');
    expect(text).toContain('differs for each user');
    expect(text).toContain('every holder of the GMK can compute it');
    expect(text).not.toMatch(/only this user/i);
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

describe('the sentences of the contribution, told in our own words', () => {
  const condition = /^Where media protection and floor control signalling need separate security/;

  it('[corrections 3] both keep the condition, “may” and that the keys are different', () => {
    const amended = t('inspector.clause.wordNew');
    expect(amended).toMatch(condition);
    expect(amended).toMatch(/may be performed twice/);
    expect(amended).toMatch(/for obtaining a GMK for media.*for obtaining a different GMK/);
    expect(t('inspector.clause.wordOld')).toMatch(condition);
    expect(t('inspector.clause.wordOld')).toMatch(/may be performed twice.*using.*using another/);
  });

  it('[corrections 3] the added sentence: the GMS may distribute two different keys in one', () => {
    const added = t('inspector.clause.addedText');
    expect(added).toMatch(
      /alternative.*GMS may distribute the two different GMKs in one procedure/,
    );
    expect(t('inspector.clause.changeCite')).toMatch(/7\.4\.2 and 7\.4\.4\.3/);
    expect(t('inspector.clause.changeCiteRegroup')).toMatch(/7\.4\.4\.3.*7\.4\.2/);
  });
});

describe('the texts of the two figures', () => {
  it('[corrections 8] the captions, word for word', () => {
    const captions = {
      provisioning: 'Figure 7.4.2-1: Security configuration for groups',
      regroup: 'Figure 7.4.3.3-1: Group Regroup security procedures (multiple MCPTT systems)',
    } as const;
    expect(t('ladder.caption.provisioning')).toBe(captions.provisioning);
    expect(t('ladder.caption.regroup')).toBe(captions.regroup);
    expect(t('ladder.figure')).toContain(captions.provisioning);
    expect(t('ladder.figureRegroup')).toContain(captions.regroup);
  });
});

describe('every text of the catalogue', () => {
  const textsIn = (texts: object): readonly string[] =>
    Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : textsIn(text)));
  const all = textsIn(readCatalogue('en'));

  it('[corrections cross-references] says of which numbers TS 23.179 §10.5 and §10.6.2.2 are', () => {
    const citing = all.filter((text) => /TS 23\.179[^§]*§10\.(5|6\.2\.2)/.test(text));
    expect(citing.length).toBeGreaterThan(2);
    const saying = /numbers of the 2015 draft of TS 23\.179|published TS 23\.179 .* another thing/;
    expect(citing.filter((text) => !saying.test(text))).toEqual([]);
  });

  it('[corrections 16] says where clause 13 of TS 24.380 was read', () => {
    const citing = all.filter((text) => /24\.380 §13/.test(text));
    expect(citing.length).toBeGreaterThan(1);
    expect(citing.filter((text) => !/read in Release 18/.test(text))).toEqual([]);
  });

  it('[corrections 1, 2, 3, 5, 14] has none of the words that were wrong', () => {
    const wrong = /only this user has|discloses the user salt|10\.15\.3|6\.3\.15|HTTP only/;
    expect(all.filter((text) => wrong.test(text))).toEqual([]);
  });
});

describe('the checks', () => {
  const events = eventsOf({ kind: 'scenario', scenario: defaultScenario() });
  const checks = events.flatMap((event) =>
    event.kind === 'check' && event.step === 2 && event.actor === 'ue1' ? [event.check] : [],
  );

  it('[corrections own choices] the signature comes before what is decrypted, as the screen says', () => {
    expect(checks.indexOf('signature')).toBeLessThan(checks.indexOf('decapsulation'));
    const text = choiceOf('signature');
    expect(text && t(text)).toMatch(/^The contribution lists the checks and sets no order\./);
  });

  it('[corrections own choices] each choice named has its text, and stands at a check made', () => {
    const own = checks.flatMap((check) => choiceOf(check) ?? []);
    const made = checks.filter((check) => checkOf(check).ownPart !== undefined);
    expect(own).toEqual(made.map((check) => `checks.own.${check}`));
    expect(own.filter((key) => !i18n.exists(key))).toEqual([]);
    expect(own).toContain('checks.own.duplicate-gmk-id');
    expect(choiceOf('format')).toBeNull();
  });
});
