import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { type ActorNames, createActorNames, type Words } from '../actor-names.ts';
import { rememberWords } from './ladder-labels.ts';

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

/** The names of the actors of the run that is drawn. */
export const NamesContext = createContext<ActorNames>(
  createActorNames((key) => key, false, { primary: 0, partner: 0 }),
);

/** The names inside the ladder. */
export function useDrawnNames(): ActorNames {
  return useContext(NamesContext);
}
