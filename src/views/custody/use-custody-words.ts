import { useTranslation } from 'react-i18next';
import type { CustodyKey } from '../../engine/index.ts';

/** A key by its name: `GMK for media`. */
export function useKeyName(): (key: CustodyKey) => string {
  const { t } = useTranslation();
  return (key) => t(`custody.key.${key}`);
}
