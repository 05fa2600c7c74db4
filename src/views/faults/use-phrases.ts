import { useCallback } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';

/** Joins phrases that may hold commas themselves, as the language of the page does. */
export function usePhrases(): (phrases: readonly string[]) => string {
  const { t } = useTranslation();
  return useCallback(
    ([first = '', ...others]) =>
      others.reduce((before, next) => t('faults.ui.phrases', { before, next }), first),
    [t],
  );
}
