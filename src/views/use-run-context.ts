import { useCallback } from 'react';
import { hasPartner } from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import { reachedIn } from '../store/selectors.ts';
import { useAppStoreApi } from '../store/use-app-store.tsx';
import { createActorNames } from './actor-names.ts';
import { eventWords } from './event-words.ts';
import { type ContextRow, scenarioContext } from './scenario-context.ts';

/** What a table of the run on the screen belongs to: the scenario, its keys, and up to where it counts.
 *  Nothing of a message that was opened. */
export function useRunContext(): () => readonly ContextRow[] {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  return useCallback(() => {
    const state = store.getState();
    const { source, events } = state.trace;
    if (source.kind !== 'scenario') return [];
    const { scenario } = source;
    const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
    const names = createActorNames(words, hasPartner(scenario), { primary: 2, partner: 2 });
    const now = events[Math.min(reachedIn(state), events.length - 1)];
    const until = now && { until: eventWords(words, now, names) };
    const mode = { name: t('table.mode'), value: t(`app.topBar.gmkModes.${scenario.gmkMode}`) };
    return [...scenarioContext(scenario, words, names, until), mode];
  }, [t, store]);
}
