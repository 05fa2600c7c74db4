import { useTranslation } from '../../i18n/translation.tsx';
import type { Choice } from '../../store/faults-state.ts';

/** The short name of a check, or that none fires. */
export function useChoiceName(): (choice: Choice) => string {
  const { t } = useTranslation();
  return (choice) => t(choice === 'none' ? 'predict.none' : `checks.short.${choice}`);
}
