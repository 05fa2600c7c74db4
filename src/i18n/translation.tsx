import type { i18n } from 'i18next';
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation as useOwnTranslation } from 'react-i18next';

type Translation = Pick<ReturnType<typeof useOwnTranslation>, 't' | 'i18n'>;

/** What all components share: each call of the library's own hook copies the whole instance and listens for
 *  itself, which took a quarter of the time of a screen with many of them. */
const Shared = createContext<Translation | null>(null);

/** Gives the texts of `i18n` to everything within, anew when the language changes or texts are added. */
export function TranslationProvider({ i18n, children }: { i18n: i18n; children: ReactNode }) {
  return <Shared value={useOwnTranslation(undefined, { i18n })}>{children}</Shared>;
}

/** The texts in the language of the page. Throws outside `TranslationProvider`. */
export function useTranslation(): Translation {
  const shared = useContext(Shared);
  if (shared === null) throw new TypeError('no texts are given to this component');
  return shared;
}
