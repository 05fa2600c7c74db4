import { createFormats } from '../../i18n/formats.ts';
import { readCatalogue } from '../../i18n/read-catalogue.ts';
import type { LedgerWords } from './export-text.ts';
import { countKey } from './ledger-rows.ts';

const en = readCatalogue('en');

/** A text of the catalogue by its key. */
export function text(key: string): string {
  const found = key
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], en);
  if (typeof found !== 'string') throw new TypeError(`no text ${key}`);
  return found;
}

/** Words of the ledger, with heads that need no catalogue. */
export const words: LedgerWords = {
  heads: ['Quantity', 'Unit', 'Twice', 'Once, two', 'Difference', 'Percent'],
  countOf: (count) => text(countKey(count)),
  unitOf: (unit) => text(`compare.unit.${unit}`),
  formats: createFormats('en'),
};
