import type { i18n } from 'i18next';

/** A formatter of `Intl` takes longer to make than all else in a text. Here each is made once for a language and for
 *  what is asked of it. */
function keptBy<Options extends object, Format>(
  make: (language: string | undefined, options: Options) => Format,
) {
  const kept = new Map<string, Format>();
  return (language: string | undefined, options: Options): Format => {
    const key = `${language} ${JSON.stringify(options)}`;
    const format = kept.get(key) ?? make(language, options);
    kept.set(key, format);
    return format;
  };
}

/** How a language writes numbers. */
export const numberFormat = keptBy(
  (language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);
const listFormat = keptBy(
  (language, options: Intl.ListFormatOptions) => new Intl.ListFormat(language, options),
);

/** What the catalogue may ask for, of all the values that come with a text. */
const asked = {
  number: ['style', 'unit', 'unitDisplay', 'minimumFractionDigits', 'maximumFractionDigits'],
  list: ['type', 'style'],
} as const;

const those = (names: readonly string[], all: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

/** Has the texts of `instance` written with formatters that are kept; i18next makes one for each number and list. */
export function keepFormats({ services }: i18n): void {
  services.formatter?.add('number', (value, language, all) =>
    numberFormat(language, those(asked.number, all)).format(value),
  );
  services.formatter?.add('list', (value, language, all) =>
    listFormat(language, those(asked.list, all)).format(value),
  );
}
