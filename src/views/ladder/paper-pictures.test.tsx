import { describe, expect, it } from 'vitest';
import { defaultPartnerSystem, defaultScenario } from '../../engine/index.ts';
import { addLaterTexts, changeLanguage, createI18n } from '../../i18n/index.ts';
import { levels } from '../../store/state.ts';
import { pictureMostHeightMm, pointsOf } from '../../ui/picture-size.ts';
import { loadSvgWriter } from '../../ui/svg-writer.tsx';
import { rememberWords } from './ladder-labels.ts';
import { drawPictures, type PictureRun } from './paper-pictures.tsx';
import { regroupActors, regroupEvents } from './regroup.fixture.ts';
import { actorsFor, eventsFor } from './trace.fixture.ts';

const write = await loadSvgWriter();
const [english, french] = [createI18n(), createI18n()];
await addLaterTexts(english);
await changeLanguage(french, 'fr');
await addLaterTexts(french);
const link = 'https://keyladder.example/#v9.abc-_';
function draw(run: PictureRun, level: (typeof levels)[number], { t } = english, at?: number) {
  const words = rememberWords((key, values = {}) => t(key, values));
  const depth = { level, followed: null, unfolded: [] };
  const made = { link, date: '2026-11-27', version: '9.8.7' };
  return drawPictures(run, { words, depth, at, ...made }, write);
}

const both = ['media', 'floor'] as const;
const scenario = defaultScenario();
const runs: Readonly<Record<'one' | 'once' | 'twice', PictureRun>> = {
  one: { scenario, actors: actorsFor(2), events: eventsFor({ members: 2 }) },
  once: {
    scenario: {
      ...scenario,
      gmkMode: 'dual-one-procedure',
      dualEncoding: 'two-keys-in-one-payload',
      purposeMarking: 'mkfc-tag',
      faults: [
        { fault: 'signature-bit-flip', at: { procedure: 1, step: 1 }, to: 'all', parameters: {} },
      ],
      skips: [{ party: 'ue1', check: 'timestamp' }],
    },
    actors: actorsFor(12),
    events: eventsFor({ members: 12, purposes: both, failing: ['ue2'] }),
  },
  twice: {
    scenario: {
      ...scenario,
      procedure: 'group-regroup',
      systems: [...scenario.systems, defaultPartnerSystem()],
      gmkMode: 'dual-two-procedures',
    },
    actors: regroupActors(3, 2),
    events: regroupEvents({ primary: 3, partner: 2, purposes: both, twice: true, use: true }),
  },
};

const textIn = (svg: string) => svg.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a run as pictures for paper', () => {
  const names = ['one', 'once', 'twice'] as const;
  const cases = names.flatMap((name) => levels.map((level) => [name, level] as const));

  it.each(cases)('[A4] %s at the level %s fits a sheet, in letters of 8 points', (name, level) => {
    const languages = level === 'figure' ? [english, french] : [french];
    for (const language of languages) {
      for (const { svg, widthMm, heightMm } of draw(runs[name], level, language)) {
        expect(svg).toMatch(
          new RegExp(`^<svg [^>]*width="${widthMm}mm" height="${heightMm}mm" viewBox=`),
        );
        expect(widthMm).toBe(160);
        expect(heightMm).toBeLessThanOrEqual(pictureMostHeightMm);
        const [, across, down] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
        expect(Number(down) / Number(across)).toBeCloseTo(heightMm / widthMm, 3);
        const sizes = [...svg.matchAll(/font-size="([^"]+)"/g)].map(([, size]) => Number(size));
        expect(sizes.length).toBeGreaterThan(10);
        expect(pointsOf(Math.min(...sizes))).toBeGreaterThanOrEqual(8);
        expect(svg).not.toMatch(/textLength|var\(|Inter/);
      }
    }
  });

  it('has the figure, the run in words, version, date and link under it and in its metadata', () => {
    const [picture] = draw(runs.once, 'figure');
    const { svg = '', caption = '', title } = picture ?? {};
    expect(title).toBe('Figure 7.4.2-1: Security configuration for groups');
    for (const said of [
      'Two GMKs, once',
      'two keys in one payload · illustrative',
      'purpose tag 4 (illustrative)',
      '12 members',
      'Faults: Signature with a flipped bit',
      'Checks left out: timestamp at UE 1',
    ]) {
      expect(caption).toContain(said);
      expect(textIn(svg)).toContain(said);
    }
    expect(svg).toContain(`<dc:source>${link}</dc:source><dc:date>2026-11-27</dc:date>`);
    expect(svg).toContain('<dc:creator>Keyladder 9.8.7</dc:creator>');
    expect(svg).toContain(`<a href="${link}">`);
  });

  it('cuts a long run into sheets that have everything once, each with the names', () => {
    const sheets = draw(runs.one, 'everything');
    expect(sheets.length).toBeGreaterThan(1);
    const all = sheets.map(({ svg }) => svg).join('');
    expect(all.match(/>2\. OK</g)).toHaveLength(2);
    for (const [index, { svg, title }] of sheets.entries()) {
      expect(svg).toContain('>MCPTT UE 1<');
      expect(title).toContain(`part ${index + 1} of ${sheets.length}`);
    }
  });

  it('tells no more than has happened, and says so', () => {
    const [picture] = draw(runs.one, 'figure', english, 10);
    expect(picture?.caption).toContain('As it stands after event 11 of');
    expect(picture?.svg).not.toContain('stored by');
  });

  it('is the same twice', () => {
    expect(draw(runs.one, 'members')).toEqual(draw(runs.one, 'members'));
  });
});
