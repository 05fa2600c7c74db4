/** The language English texts are written in, which every other one is held to. */
export const sourceLanguage = 'en';

/** A language nobody speaks: English, longer and accented, to find texts outside the catalogue and
 *  controls that are too narrow. Only by `?lang=en-XA`. */
export const pseudoLanguage = 'en-XA';

/** The first of the languages asked for that there is, by its whole name or by its first part;
 *  English where there is none. */
export function chooseLanguage(wanted: readonly string[], known: readonly string[]): string {
  for (const tag of wanted) {
    if (tag === pseudoLanguage) return pseudoLanguage;
    const whole = known.find((language) => language.toLowerCase() === tag.toLowerCase());
    const [base] = tag.toLowerCase().split('-');
    const found = whole ?? known.find((language) => language === base);
    if (found !== undefined) return found;
  }
  return sourceLanguage;
}

/** The name of a language in that language, as `Intl` has it, with a capital letter. */
export function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
