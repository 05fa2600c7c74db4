import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addLaterTexts } from '../../i18n/index.ts';
import { partOf } from '../../parts/part.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { addressOf } from '../address-of.ts';
import { useFactText } from '../use-fact-text.ts';

const runFiles = partOf(async () => import('../run-files.ts'));

/** Saves the run on the screen as a capture or as a key log; null where what is there is no run. */
export function useRunFiles(): Readonly<{ capture: () => void; keyLog: () => void }> | null {
  const store = useAppStoreApi();
  const { i18n } = useTranslation();
  const say = useFactText();
  const running = useRef(new AbortController());
  const isRun = useAppStore(({ trace }) => trace.source.kind === 'scenario');
  const save = useCallback(
    async (what: 'capture' | 'keyLog') => {
      running.current.abort();
      running.current = new AbortController();
      const { signal } = running.current;
      const state = store.getState();
      const { source, actors, events } = state.trace;
      if (source.kind !== 'scenario') return;
      const [{ saveCapture, saveKeyLog }] = await Promise.all([runFiles(), addLaterTexts(i18n)]);
      const link = addressOf(state).href;
      const run = { scenario: source.scenario, actors, events, link, say };
      if (what === 'keyLog') saveKeyLog(run);
      else await saveCapture(run, signal);
    },
    [store, i18n, say],
  );
  return isRun ? { capture: () => void save('capture'), keyLog: () => void save('keyLog') } : null;
}
