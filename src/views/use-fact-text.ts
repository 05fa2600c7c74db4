import { useCallback } from 'react';
import type { Fact } from '../engine/index.ts';
import { factText } from '../i18n/fact-text.ts';
import { useTranslation } from '../i18n/translation.tsx';

/** Tells a fact of the engine in the language of the page. */
export function useFactText(): (fact: Fact) => string {
  const { t } = useTranslation();
  return useCallback((fact) => factText(fact, (key, values) => t(key, values)), [t]);
}

/** The name of a value: a letter or label of a standard as it stands, any other by its words. */
export function useValueName(): (name: string, facts?: Readonly<Record<string, number>>) => string {
  const { t } = useTranslation();
  return useCallback((name, facts) => t(`values.${name}`, { ...facts, defaultValue: name }), [t]);
}
