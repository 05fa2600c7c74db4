import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../engine/index.ts';
import { tellFact } from '../i18n/tell.ts';

/** What the engine yields in place of a sentence, in words. */
export function useFactWords(): (fact: Fact) => string {
  const { t } = useTranslation();
  return useCallback((fact) => tellFact(t, fact), [t]);
}
