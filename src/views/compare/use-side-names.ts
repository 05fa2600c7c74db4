import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Side } from '../../store/align-traces.ts';
import { sidesOf } from '../../store/compare-sides.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

type Names = Readonly<Record<Side, string>>;

/** What the two sides are called, in full and in short. */
export function useSideNames(): Readonly<{ long: Names; short: Names }> {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  return useMemo(() => {
    const check = compare.without && t(`checks.short.${compare.without.check}`);
    const { left, right } = sidesOf(compare);
    const named = (texts: 'design' | 'designShort') => ({
      left: t(`compare.${texts}.${left}`, { check }),
      right: t(`compare.${texts}.${right}`, { check }),
    });
    return { long: named('design'), short: named('designShort') };
  }, [compare, t]);
}
