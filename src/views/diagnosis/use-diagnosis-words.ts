import { useMemo } from 'react';
import { checkOfCode, type Fact, type FailureCode } from '../../engine/index.ts';
import type { DiagnosisWords } from '../../i18n/diagnosis-text.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useFactText } from '../use-fact-text.ts';

/** What a diagnosis is told with, in the language of the page. */
export function useDiagnosisWords(): DiagnosisWords {
  const { t } = useTranslation();
  const tell = useFactText();
  return useMemo(
    () => ({
      text: (key, values = {}) => t(key, values),
      tell: (said) => tell(said as Fact),
      checkOf: (code) => t(`checks.name.${checkOfCode(code as FailureCode).name}`),
    }),
    [t, tell],
  );
}
