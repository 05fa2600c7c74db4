import type { CustodyKey } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';

/** A key by its name: `GMK for media`. */
export function useKeyName(): (key: CustodyKey) => string {
  const { t } = useTranslation();
  return (key) => t(`custody.key.${key}`);
}
