import { useTranslation } from 'react-i18next';
import type { CustodyKey } from '../../engine/index.ts';

/** A key by its name: `GMK for media`. */
export function useKeyName(): (key: CustodyKey) => string {
  const { t } = useTranslation();
  return (key) => t(`custody.key.${key}`);
}

/** Unix seconds as UTC without seconds. */
export function minuteText(unixSeconds: number): string {
  return `${new Date(unixSeconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
