import type { Prediction } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';

/** A prediction in words: the first check that fails, nothing, or that only the run can tell. */
export function usePredictionWords(): (prediction: Prediction) => string {
  const { t } = useTranslation();
  return (prediction) => {
    if (prediction === null) return t('faults.ui.nothingCatches');
    if (prediction === 'unknown') return t('faults.ui.runTells');
    return t('faults.ui.caughtAs', {
      code: prediction,
      reason: t(`checks.reason.${prediction}`),
    });
  };
}
