import { describe, expect, it } from 'vitest';
import { checks as catalogue } from '../engine/index.ts';
import { readCatalogue } from '../i18n/read-catalogue.ts';
import { faults } from './faults.ts';
import { askedLanguage } from './language.ts';
import { started } from './started.fixture.ts';
import { wordsOf } from './words.ts';

const languageOf = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  askedLanguage(args, env).language;

describe('the language of the command line', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'POSIX' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
    [{ LANG: 'fr' }, 'fr'],
    [{ LANG: 'fr_BE@euro' }, 'fr'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'fr_CA.UTF-8' }, 'fr'],
    [{ LANG: 'fr_FR.UTF-8', LC_ALL: '' }, 'fr'],
  ])('[Keyladder §command line] with %j it is %s', (env, language) => {
    expect(languageOf(['faults'], env)).toBe(language);
  });

  it('[Keyladder §command line] --lang comes before both, at any place, and is no argument', () => {
    const env = { LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };
    const asked = { args: ['dump', 'x'], language: 'fr' };
    expect(askedLanguage(['--lang', 'fr', 'dump', 'x'], env)).toEqual(asked);
    expect(askedLanguage(['dump', '--lang=fr', 'x'], env)).toEqual(asked);
    expect(askedLanguage(['dump', 'x', '--lang', 'fr_FR'], env)).toEqual(asked);
    expect(languageOf(['--lang', 'xx', 'dump'], { LANG: 'fr_FR.UTF-8' })).toBe('en');
  });

  it('[Keyladder §command line] words are of the language, keys are not', () => {
    const given = { words: wordsOf('fr'), readBytes: () => new Uint8Array(), filesIn: () => [] };
    // biome-ignore lint/suspicious/noExplicitAny: JSON as a user reads it
    const french = faults({ args: [], ...given }).output[0] as any[];
    const titles = (language: string) => {
      // biome-ignore lint/suspicious/noExplicitAny: JSON as a user reads it
      const texts = readCatalogue(language).faults as any;
      return french.map(({ id }) => texts[id].title);
    };
    expect(french.map(({ title }) => title)).toEqual(titles('fr'));
    expect(titles('fr')).not.toEqual(titles('en'));
    expect([...new Set(french.flatMap((one) => Object.keys(one)))].sort()).toEqual([
      ...['breaks', 'clause', 'figures', 'id', 'kind', 'modes'],
      ...['predicted', 'steps', 'title', 'unnoticed'],
    ]);
  });

  it('[Keyladder §command line] the program answers in the language of its environment', async () => {
    const { out } = await started(['checks'], { env: { LC_ALL: 'fr_FR.UTF-8' } });
    const { text } = wordsOf('fr');
    expect(JSON.parse(out).map(({ title }: { title: string }) => title)).toEqual(
      catalogue.map(({ name }) => text(`checks.name.${name}`)),
    );
  });
});
