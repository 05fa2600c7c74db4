import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import type { TraceEvent } from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import { runsTwice } from '../store/selectors.ts';
import { useAppStore } from '../store/use-app-store.tsx';
import { eventWords } from './event-words.ts';
import { useActorNames } from './use-actor-names.ts';

/** Where in the figure: a step, or the use of the keys after the last one. */
export function stepWords(t: TFunction, step: TraceEvent['step']): string {
  return t(`trace.at.${step === 'use' ? 'use' : 'number'}`, { step });
}

/** Whether the run on the screen carries out the procedure twice. */
export function useIsTwice(): boolean {
  return useAppStore(({ trace }) => runsTwice(trace.source));
}

/** Whether an event belongs to one of the two: step 0, the use of the keys and the outcome are
 *  common to both. */
export function isOfOneProcedure(event: TraceEvent): boolean {
  return event.step !== 0 && event.step !== 'use' && event.kind !== 'outcome';
}

/** `eventWords` in the language of the page; of two procedures it says which. */
export function useEventWords(): (event: TraceEvent) => string {
  const { t } = useTranslation();
  const names = useActorNames();
  const twice = useIsTwice();
  return useCallback(
    (event) => {
      const words = eventWords((key, values = {}) => t(key, values), event, names);
      if (!twice || !isOfOneProcedure(event)) return words;
      return t('app.event.inProcedure', { n: event.procedure, words });
    },
    [t, names, twice],
  );
}
