import { useCallback } from 'react';
import { isFact } from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import type { Notice } from '../store/state.ts';
import { useFactText } from './use-fact-text.ts';

/** A message to the user in words, the facts among its values too. */
export function useNoticeWords(): (notice: Notice) => string {
  const { t } = useTranslation();
  const tell = useFactText();
  return useCallback(
    ({ key, values }): string => {
      const told = Object.entries(values).map(([name, value]) => [
        name,
        isFact(value) ? tell(value) : value,
      ]);
      return t(key, Object.fromEntries(told) as Record<string, unknown>);
    },
    [t, tell],
  );
}
