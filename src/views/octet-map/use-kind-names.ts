import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { VerdictKind } from './verdict-marks.ts';

/** The kinds of verdict in words: short ones for lists, long ones for a sentence of their own,
 *  and what the check is for. */
export function useKindNames() {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      short: (kind: VerdictKind): string =>
        kind === 'same-keys' || kind === 'other-keys'
          ? t(`octetMap.accepted.${kind}`)
          : t(`checks.short.${kind}`),
      long: (kind: VerdictKind): string =>
        kind === 'same-keys' || kind === 'other-keys'
          ? t(`octetMap.acceptedLong.${kind}`)
          : t('octetMap.refusedBy', { check: t(`checks.short.${kind}`) }),
      /** What the check stops; nothing where none refuses. */
      stops: (kind: VerdictKind): string | undefined =>
        kind === 'same-keys' || kind === 'other-keys' ? undefined : t(`checks.why.${kind}.stops`),
    }),
    [t],
  );
}
