import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { createMainEnd, type MainEnd } from '../../present/main-end.ts';
import type { CommandName, ShownToSpeaker, Spot } from '../../present/messages.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { keepTalk, readTalk } from './kept-talk.ts';
import { obey as obeyIn } from './obey.ts';
import {
  buildName,
  openPort,
  openSpeakerWindow,
  randomName,
  windowClock,
} from './speaker-window.ts';
import { useShown } from './use-shown.ts';

/** A pointer is told no more often than this. */
const pointerMilliseconds = 34;

/** The main end of the channel, under an id that is this window's alone. */
function useMainEnd(shown: ShownToSpeaker, showSpot: (spot: Spot) => void) {
  const store = useAppStoreApi();
  const [id, setId] = useState(() => readTalk()?.id ?? randomName());
  const end = useRef<MainEnd | null>(null);
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(() => {
    const made = createMainEnd({
      ...{ port: openPort(id), id, from: `main-${randomName()}` },
      ...{ build: buildName(), clock: windowClock, pointed: showSpot },
      obey: (name, argument) => obeyIn(store, name, argument),
      taken: () => setId(randomName()),
    });
    end.current = made;
    made.publish(latest.current);
    const leave = () => made.close();
    window.addEventListener('pagehide', leave, { once: true });
    return () => {
      window.removeEventListener('pagehide', leave);
      end.current = null;
      made.close();
    };
  }, [id, store, showSpot]);
  useEffect(() => {
    end.current?.publish(shown);
    keepTalk({ id, timer: store.getState().presentation.timer });
  }, [shown, id, store]);
  return { id, end };
}

/** What a speaker is shown, as a value that changes only when it says something else. Never worked out
 *  while painting: a covered window does not paint. */
function useShownNow(): ShownToSpeaker {
  const store = useAppStoreApi();
  const shownOf = useShown();
  const [shown, setShown] = useState(() => shownOf(store.getState()));
  useEffect(() => {
    let before = '';
    const look = () => {
      const next = shownOf(store.getState());
      const written = JSON.stringify(next);
      if (written !== before) setShown(next);
      before = written;
    };
    look();
    return store.subscribe(look);
  }, [store, shownOf]);
  return shown;
}

/** Takes the time over from before a reload. */
function useKeptTimer() {
  const store = useAppStoreApi();
  useEffect(() => {
    const kept = readTalk();
    const { presentation, changePresentation } = store.getState();
    const isFresh = presentation.timer.startedAt === null && presentation.timer.before === 0;
    if (kept !== null && isFresh) changePresentation({ timer: kept.timer });
  }, [store]);
}

/** The speaker windows of the presentation: what they are shown, what they ask for, where they point. */
export function useSpeakers() {
  const store = useAppStoreApi();
  const { i18n } = useTranslation();
  const [refused, setRefused] = useState(false);
  const followers = useRef(new Set<(spot: Spot) => void>());
  const opened = useRef<Window | null>(null);
  const pointedAt = useRef(0);
  useKeptTimer();
  const shown = useShownNow();
  const showSpot = useCallback((spot: Spot) => {
    for (const show of followers.current) show(spot);
  }, []);
  const follow = useCallback((show: (spot: Spot) => void) => {
    followers.current.add(show);
    return () => {
      followers.current.delete(show);
    };
  }, []);
  const { id, end } = useMainEnd(shown, showSpot);
  const point = useCallback(
    (spot: Spot) => {
      const now = Date.now();
      if (spot !== null && now - pointedAt.current < pointerMilliseconds) return;
      pointedAt.current = now;
      end.current?.point(spot);
    },
    [end],
  );
  const open = () => {
    if (opened.current !== null && !opened.current.closed) return opened.current.focus();
    opened.current = openSpeakerWindow(id, i18n.language);
    setRefused(opened.current === null);
  };
  const obey = (name: CommandName, argument?: number) => void obeyIn(store, name, argument);
  const dismiss = () => setRefused(false);
  return { id, shown, refused, dismiss, open, obey, point, follow, showSpot };
}
