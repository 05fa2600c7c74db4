import type { i18n } from 'i18next';

/** i18next makes a formatter of `Intl` for every number and list that it writes, which takes longer than all else
 *  in a text. Here each is made once for a language and for what the catalogue asks of it. */

/** What the catalogue may ask for, of all the values that come with a text. */
const asked = {
  number: ['style', 'unit', 'unitDisplay', 'minimumFractionDigits', 'maximumFractionDigits'],
  list: ['type', 'style'],
} as const;

type Asked = Readonly<Record<string, unknown>>;

function keptBy<F>(names: readonly string[], make: (language: string, options: Asked) => F) {
  const kept = new Map<string, F>();
  return (language: string | undefined, all: Asked): F => {
    const options = Object.fromEntries(names.map((name) => [name, all[name]]));
    const key = `${language} ${JSON.stringify(options)}`;
    const format = kept.get(key) ?? make(language ?? '', options);
    kept.set(key, format);
    return format;
  };
}

/** Has the texts of `instance` written with formatters that are kept. */
export function keepFormats({ services }: i18n): void {
  const number = keptBy(
    asked.number,
    (language, options) => new Intl.NumberFormat(language, options),
  );
  const list = keptBy(asked.list, (language, options) => new Intl.ListFormat(language, options));
  services.formatter?.add('number', (value, language, all) => number(language, all).format(value));
  services.formatter?.add('list', (value, language, all) => list(language, all).format(value));
}
