import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { restFocus } from '../release-focus.ts';
import { CaptionBar } from './caption-bar.tsx';
import { Controls } from './controls.tsx';
import { enterFullScreen, leaveFullScreen } from './full-screen.ts';
import { Overlay, smallestOfPage } from './overlay.tsx';
import type { PresentParts } from './parts.ts';
import { PointerRing } from './pointer-ring.tsx';
import classes from './presenter.module.css';
import { type PresentSizes, presentSizes } from './sizes.ts';
import { SpeakerPanel } from './speaker-panel.tsx';
import { SpeakerRefused } from './speaker-refused.tsx';
import { usePresentActions, usePresentKeys } from './use-present-keys.ts';
import { useSpeakers } from './use-speakers.ts';

/** The controls go when the mouse has rested for so long. */
const awakeMilliseconds = 2500;

function useSizes(): PresentSizes {
  const [height, setHeight] = useState(window.innerHeight);
  useEffect(() => {
    const look = () => setHeight(window.innerHeight);
    window.addEventListener('resize', look);
    return () => window.removeEventListener('resize', look);
  }, []);
  return presentSizes(height);
}

/** Full screen from the click or key that opened the view; the focus is in it while it is there. */
function useStage() {
  const stage = useRef<HTMLElement>(null);
  useEffect(() => {
    if (navigator.userActivation?.isActive) enterFullScreen();
    stage.current?.focus({ preventScroll: true });
    return () => {
      leaveFullScreen();
      setTimeout(restFocus);
    };
  }, []);
  return stage;
}

function useAwake() {
  const [awake, setAwake] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const wake = useCallback(() => {
    setAwake(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAwake(false), awakeMilliseconds);
  }, []);
  return { awake, wake };
}

/** The run before a class: the figure in large type, and the sentence of the moment under it. */
export function Presenter({ parts }: { parts: PresentParts }) {
  const { t } = useTranslation();
  const sizes = useSizes();
  const stage = useStage();
  const middle = useRef<HTMLDivElement>(null);
  const { awake, wake } = useAwake();
  const { black, split, pointer } = useAppStore((state) => state.presentation);
  const change = useAppStore((state) => state.changePresentation);
  const speakers = useSpeakers();
  const act = usePresentActions(speakers.open);
  const keys = usePresentKeys(act);
  return (
    <div className={classes.stage} data-split={split || undefined} onPointerMove={wake}>
      <main
        ref={stage}
        className={classes.presentation}
        tabIndex={-1}
        data-presenter=""
        aria-label={t('present.name')}
      >
        <div className={classes.middle} ref={middle}>
          <Screen parts={parts} textSize={sizes.figure} />
          <Overlay parts={parts} textSize={sizes.figure} />
          {pointer && <PointerRing area={middle} follow={speakers.follow} tell={speakers.point} />}
          <Controls act={act} split={() => change({ split: !split })} awake={awake} />
        </div>
        <CaptionBar size={sizes.caption} />
        {speakers.refused && <SpeakerRefused {...speakers} />}
        <Note digits={keys.digits} leaving={keys.leaving} />
      </main>
      {split && (
        <SpeakerPanel
          view={{ status: 'connected', shown: speakers.shown }}
          ask={speakers.obey}
          point={speakers.showSpot}
          close={() => change({ split: false })}
        />
      )}
      {black && <div className={classes.black} role="img" aria-label={t('present.black')} />}
    </div>
  );
}

/** What takes the middle: the figure, or the screen that a moment of a lesson asks for. */
function Screen({ parts, textSize }: Readonly<{ parts: PresentParts; textSize: number }>) {
  const screen = useAppStore((state) => state.screen);
  const zoom = useAppStore((state) => state.presentation.zoom);
  if (screen === 'ladder') return <parts.Figure textSize={textSize} zoom={zoom} />;
  const Part = parts.screens[screen];
  return (
    <div className={classes.screen} style={{ zoom: textSize / smallestOfPage }} data-scrolls="">
      <Part />
    </div>
  );
}

function Note({ digits, leaving }: Readonly<{ digits: string; leaving: boolean }>) {
  const { t } = useTranslation();
  if (digits === '' && !leaving) return null;
  const text = digits === '' ? t('present.escAgain') : t('present.jump', { digits });
  return (
    <p className={classes.note} role="status">
      {text}
    </p>
  );
}
