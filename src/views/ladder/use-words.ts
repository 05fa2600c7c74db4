import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberWords, type Words } from './ladder-labels.ts';

/** The words, looked up once for the whole ladder and not by each of its many controls. */
export const WordsContext = createContext<Words>((key) => key);

/** The catalogue as the ladder's pure functions read it; the same function until the language
 *  changes. */
export function useCatalogueWords(): Words {
  const { t } = useTranslation();
  return useMemo(() => rememberWords((key, values = {}) => t(key, values)), [t]);
}

/** The words inside the ladder. */
export function useWords(): Words {
  return useContext(WordsContext);
}
