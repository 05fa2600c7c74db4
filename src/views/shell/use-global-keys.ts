import { useEffect } from 'react';
import type { AppStore } from '../../store/app-store.ts';
import type { AppState } from '../../store/state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { keyAction } from '../key-action.ts';
import { isAtRest } from '../release-focus.ts';

/** Whether ↓ and ↑ look into the ladder: elsewhere they scroll. */
const looksInside = ({ screen, level }: Pick<AppState, 'screen' | 'level'>) =>
  screen === 'ladder' && level !== 'everything';

/** Whether the presenter view is still being loaded: what is pressed meanwhile is meant for it. */
const isStageAwaited = ({ presenting }: AppState) =>
  presenting && document.querySelector('[data-presenter]') === null;

function onKeyDown(event: KeyboardEvent, store: AppStore): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const state = store.getState();
  if (state.dialog !== null || isStageAwaited(state)) return;
  if (state.shortcuts && isAtRest(event.target) && looksInside(state)) {
    // Where nothing has the focus, Enter and Esc are those of the ladder.
    if (event.key === 'Enter') state.unfold();
    if (event.key === 'Escape') state.fold();
  }
  const target = event.target instanceof Element ? event.target : null;
  const action = keyAction(event.key, target, state.shortcuts);
  if (action === null || (event.shiftKey && event.key.startsWith('Page'))) return;
  if ((action === 'fold' || action === 'unfold') && !looksInside(state)) return;
  event.preventDefault();
  if (action === 'help') state.openDialog('help');
  else state[action]();
}

/** The keys that work everywhere on the page, except where a field or widget needs them itself. */
export function useGlobalKeys(): void {
  const store = useAppStoreApi();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event, store);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [store]);
}
