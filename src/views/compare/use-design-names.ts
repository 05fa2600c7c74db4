import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { designsOf } from '../../store/compare-sides.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

/** What the designs that are compared are called, in full and in short. */
export function useDesignNames(): Readonly<Record<'long' | 'short', readonly string[]>> {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  return useMemo(() => {
    const named = (texts: 'design' | 'designShort') =>
      designsOf(compare).map((design) => t(`compare.${texts}.${design}`));
    return { long: named('design'), short: named('designShort') };
  }, [compare, t]);
}
