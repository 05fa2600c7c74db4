import { useMemo } from 'react';
import { useTranslation } from '../i18n/translation.tsx';
import { useAppStore } from '../store/use-app-store.tsx';
import type { StepNames } from './step-words.ts';
import { useActorNames } from './use-actor-names.ts';
import { useIsTwice } from './use-event-words.ts';
import { useFormats } from './use-formats.ts';

/** What the steps of the run on the screen are told with. */
export function useStepNames(): StepNames {
  const { t } = useTranslation();
  const { list } = useFormats();
  const names = useActorNames();
  const twice = useIsTwice();
  const actors = useAppStore((state) => state.trace.actors);
  return useMemo(
    () => ({ words: (key, values = {}) => t(key, values), list, names, twice, actors }),
    [t, list, names, twice, actors],
  );
}
