import { useCallback } from 'react';
import type { SkipEntry } from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import { skipText } from './skip-text.ts';
import { useActorNames } from './use-actor-names.ts';
import { useFormats } from './use-formats.ts';

/** Checks left out in words: one, and a list of them. */
export function useSkipWords() {
  const { t } = useTranslation();
  const names = useActorNames();
  const formats = useFormats();
  const one = useCallback(
    (skip: SkipEntry) => skipText(skip, (key, values = {}) => t(key, values), names),
    [t, names],
  );
  const list = (skips: readonly SkipEntry[]) => formats.list(skips.map(one));
  return { one, list };
}
