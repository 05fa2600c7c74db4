import { useCallback } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { longestLink } from '../../store/link.ts';
import type { Notice } from '../../store/state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { copyToClipboard } from '../../ui/copy-to-clipboard.ts';
import { addressOf } from '../address-of.ts';

/** What to tell after sharing: how long the link is, and what it does not hold. */
export function shareNotice(length: number, opened: boolean, copied: boolean): Notice {
  const values = { length, most: longestLink };
  if (!copied) return { tone: 'info', key: 'app.share.notCopied', values };
  if (length > longestLink) return { tone: 'info', key: 'app.share.long', values };
  return { tone: 'info', key: opened ? 'app.share.scenarioOnly' : 'app.share.copied', values };
}

/** Puts the link to the present view into the address bar and the clipboard: without a language, or
 *  with that of the page. The address names the language only where the link cannot be copied. */
export function useShare(): (withLanguage?: 'with language') => Promise<void> {
  const store = useAppStoreApi();
  const { i18n } = useTranslation();
  return useCallback(
    async (withLanguage) => {
      const state = store.getState();
      const link = addressOf(state);
      window.history.replaceState(null, '', link);
      if (withLanguage) link.searchParams.set('lang', i18n.language);
      const copied = await copyToClipboard(link.href);
      if (!copied) window.history.replaceState(null, '', link);
      state.notify(shareNotice(link.href.length, state.trace.source.kind !== 'scenario', copied));
    },
    [store, i18n],
  );
}
