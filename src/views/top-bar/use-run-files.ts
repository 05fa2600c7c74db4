import { useCallback, useRef } from 'react';
import { atAct } from '../../engine/index.ts';
import { addLaterTexts } from '../../i18n/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { partOf } from '../../parts/part.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { addressOf } from '../address-of.ts';
import { useFactText } from '../use-fact-text.ts';

const runFiles = partOf(async () => import('../run-files.ts'));

/** The forms a run is saved in, in the order of the menu, and what of `run-files.ts` saves them. */
const savers = {
  capture: 'saveCapture',
  keyLog: 'saveKeyLog',
  trace: 'saveTrace',
  vectors: 'saveVectors',
  bundles: 'saveBundles',
} as const;

export type RunFile = keyof typeof savers;
export const runFileNames = Object.keys(savers) as readonly RunFile[];

/** Saves the run on the screen in a form; null where what is there is no run. */
export function useRunFiles(): ((what: RunFile) => void) | null {
  const store = useAppStoreApi();
  const { i18n } = useTranslation();
  const say = useFactText();
  const running = useRef(new AbortController());
  const isRun = useAppStore(({ trace }) => trace.source.kind === 'scenario');
  const save = useCallback(
    async (what: RunFile) => {
      running.current.abort();
      running.current = new AbortController();
      const { signal } = running.current;
      const state = store.getState();
      // All acts, unless the run stops and asks: then no more than is told.
      const run = state.predicting ? state.trace : (state.quiz.whole ?? state.trace);
      const { source, actors, events } = run;
      if (source.kind !== 'scenario') return;
      const scenario = atAct(source.scenario, 1);
      const [files] = await Promise.all([runFiles(), addLaterTexts(i18n)]);
      const link = addressOf(state).href;
      await files[savers[what]]({ scenario, actors, events, link, say }, signal);
    },
    [store, i18n, say],
  );
  return isRun ? (what) => void save(what) : null;
}
