import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isActorId, type SkipEntry } from '../engine/index.ts';
import type { ActorNames } from './actor-names.ts';
import { useActorNames } from './use-actor-names.ts';
import { useFormats } from './use-formats.ts';

type Words = (key: string, values?: Record<string, unknown>) => string;

/** A check that is left out, and where. One nobody knows, as a link may name it, goes by its id. */
export function skipText({ party, check }: SkipEntry, t: Words, names: ActorNames): string {
  const actor = isActorId(party) ? names.short(party) : party;
  return t('skips.one', { check: t(`checks.short.${check}`, { defaultValue: check }), actor });
}

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
