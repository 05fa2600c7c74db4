import { useEffect, useRef, useState } from 'react';
import {
  jumpTo,
  jumpToEnd,
  nextLevel,
  presentBack,
  presentNext,
} from '../../store/present-moves.ts';
import { overlays } from '../../store/present-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import {
  enterFullScreen,
  hasLeftFullScreen,
  isFullScreen,
  leaveFullScreen,
} from './full-screen.ts';
import { arrowKeys } from './place.ts';
import { type PresentAction, presentAction } from './present-keys.ts';

const isOverlay = (action: PresentAction) => overlays.find((one) => one === action);

export type KeysState = Readonly<{
  /** What has been typed of a number to jump to. */
  digits: string;
  /** Another Esc leaves the presenter view. */
  leaving: boolean;
}>;

/** What an action does to the presentation; `openSpeaker` needs the key press itself. */
export function usePresentActions(openSpeaker: () => void) {
  const store = useAppStoreApi();
  return (action: PresentAction) => {
    const { presentation, changePresentation, level, setLevel, unfold, fold } = store.getState();
    const overlay = isOverlay(action);
    if (overlay !== undefined) {
      return changePresentation({ overlay: presentation.overlay === overlay ? null : overlay });
    }
    switch (action) {
      case 'next':
        return presentNext(store);
      case 'back':
        return presentBack(store);
      case 'black':
      case 'zoom':
      case 'pointer':
        return changePresentation({ [action]: !presentation[action] });
      case 'first':
      case 'last':
        return jumpToEnd(store, action);
      case 'level':
        return setLevel(nextLevel(level));
      case 'inside':
        return unfold();
      case 'outside':
        return fold();
      case 'fullScreen':
        return enterFullScreen();
      case 'speaker':
        return openSpeaker();
    }
  };
}

/** Hears the keys before anything on the page does. */
export function usePresentKeys(act: (action: PresentAction) => void): KeysState {
  const store = useAppStoreApi();
  const [digits, setDigits] = useState('');
  const [leaving, setLeaving] = useState(false);
  const latest = useRef({ act, digits, leaving });
  latest.current = { act, digits, leaving };
  useEffect(() => {
    /** What lies over the figure goes first, then full screen, and only then the view. */
    const closeTop = () => {
      const { presentation, changePresentation, leavePresentation } = store.getState();
      if (latest.current.digits !== '') return;
      if (presentation.black) return changePresentation({ black: false });
      if (presentation.overlay !== null) return changePresentation({ overlay: null });
      if (isFullScreen()) return leaveFullScreen();
      if (latest.current.leaving) leavePresentation();
      else setLeaving(true);
    };
    const obey = (action: PresentAction) => {
      if (action !== 'escape') setLeaving(false);
      const { digits } = latest.current;
      setDigits(action.startsWith('digit ') ? `${digits}${action.slice(6)}`.slice(-3) : '');
      if (action === 'escape') closeTop();
      else if (action === 'jump') jumpTo(store, Number(digits), arrowKeys(store.getState()));
      else latest.current.act(action);
    };
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const { shortcuts, dialog } = store.getState();
      const place = { target, shortcuts, hasDigits: latest.current.digits !== '' };
      const action = dialog !== null && event.key !== 'F5' ? null : presentAction(event, place);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) obey(action);
    };
    // Leaving full screen by Esc comes without a key: the view stays, and the next Esc leaves it.
    const changed = () => {
      if (hasLeftFullScreen()) setLeaving(true);
    };
    window.addEventListener('keydown', listen, true);
    document.addEventListener('fullscreenchange', changed);
    return () => {
      window.removeEventListener('keydown', listen, true);
      document.removeEventListener('fullscreenchange', changed);
    };
  }, [store]);
  return { digits, leaving };
}
