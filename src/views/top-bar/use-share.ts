import { useCallback } from 'react';
import { encodeLink, longestLink } from '../../store/link.ts';
import type { Notice } from '../../store/state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { viewOf } from '../../store/view.ts';

/** What to tell after sharing: how long the link is, and what it does not hold. */
export function shareNotice(length: number, opened: boolean, copied: boolean): Notice {
  const values = { length, most: longestLink };
  if (!copied) return { tone: 'info', key: 'app.share.notCopied', values };
  if (length > longestLink) return { tone: 'info', key: 'app.share.long', values };
  return { tone: 'info', key: opened ? 'app.share.scenarioOnly' : 'app.share.copied', values };
}

/** Puts the link to the present view into the address bar and the clipboard. */
export function useShare(): () => Promise<void> {
  const store = useAppStoreApi();
  return useCallback(async () => {
    const state = store.getState();
    const hash = encodeLink(viewOf(state));
    window.history.replaceState(null, '', hash);
    const { href } = window.location;
    const copied = await copy(href);
    state.notify(shareNotice(href.length, state.trace.source.kind !== 'scenario', copied));
  }, [store]);
}

/** Whether the text is in the clipboard now; a page without the right to write gets `false`. */
async function copy(text: string): Promise<boolean> {
  if (!navigator.clipboard) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
