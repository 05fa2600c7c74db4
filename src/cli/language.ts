import { chooseLanguage, pseudoLanguage, sourceLanguage } from '../i18n/languages.ts';
import { languagesOnDisk } from '../i18n/read-catalogue.ts';

/** Arguments without `--lang`, and the language of the words: that of `--lang`, of `LC_ALL` or of `LANG`,
 *  the first that is given; English where it is not known. `fr_FR.UTF-8` asks for French. */
export function askedLanguage(
  given: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Readonly<{ args: readonly string[]; language: string }> {
  const args: string[] = [];
  let asked: string | undefined;
  for (let i = 0; i < given.length; i += 1) {
    const argument = given[i] ?? '';
    const value = /^--lang(?:=(.*))?$/.exec(argument);
    if (value === null) args.push(argument);
    else if (value[1] !== undefined) asked = value[1];
    else {
      i += 1;
      asked = given[i];
    }
  }
  const wanted = asked || env.LC_ALL || env.LANG || '';
  const tag = wanted.replace(/[.@].*$/, '').replaceAll('_', '-');
  const language = chooseLanguage([tag], languagesOnDisk());
  return { args, language: language === pseudoLanguage ? sourceLanguage : language };
}
