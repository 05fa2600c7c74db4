import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberWords, type Words } from './ladder-labels.ts';

/** The catalogue as the ladder's pure functions read it; the same function until the language
 *  changes. */
export function useWords(): Words {
  const { t } = useTranslation();
  return useMemo(() => rememberWords((key, values = {}) => t(key, values)), [t]);
}
