import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { CommandName, Spot } from '../../present/messages.ts';
import { createSpeakerEnd, type SpeakerEnd, type SpeakerView } from '../../present/speaker-end.ts';
import { presentAction } from './present-keys.ts';
import classes from './speaker.module.css';
import { SpeakerPanel } from './speaker-panel.tsx';
import { buildName, openPort, randomName, windowClock } from './speaker-window.ts';

const pointerMilliseconds = 34;

/** What a clicker does while this window has the focus. */
const commands: Readonly<Record<string, CommandName>> = {
  next: 'next',
  back: 'back',
  black: 'black',
  pointer: 'pointer',
};

function useSpeakerEnd(id: string) {
  const [view, setView] = useState<SpeakerView>({ status: 'waiting', shown: null });
  const end = useRef<SpeakerEnd | null>(null);
  useEffect(() => {
    const made = createSpeakerEnd({
      port: openPort(id),
      ...{ id, from: `speaker-${randomName()}`, build: buildName(), clock: windowClock },
      changed: setView,
    });
    end.current = made;
    return () => made.close();
  }, [id]);
  return { view, end };
}

/** The page of the speaker window: it owns nothing, shows what the presentation says and asks for what its
 *  buttons and keys mean. */
export function SpeakerPage() {
  const { t } = useTranslation();
  const id = useMemo(() => new URLSearchParams(window.location.search).get('speaker') ?? '', []);
  const { view, end } = useSpeakerEnd(id);
  const pointedAt = useRef(0);
  const title = t('present.speaker.title');
  useEffect(() => {
    document.title = `${title} · Keyladder`;
  }, [title]);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const action = presentAction(event, { target, hasDigits: false, shortcuts: true });
      const isOwn = action === 'fullScreen';
      const command = action === null ? undefined : commands[action];
      if (!isOwn && command === undefined) return;
      event.preventDefault();
      if (command !== undefined && !event.repeat) end.current?.ask(command);
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, [end]);
  const point = (spot: Spot) => {
    const now = Date.now();
    if (spot !== null && now - pointedAt.current < pointerMilliseconds) return;
    pointedAt.current = now;
    end.current?.point(spot);
  };
  return (
    <main className={classes.page} aria-label={title}>
      <SpeakerPanel
        view={view}
        ask={(name, argument) => end.current?.ask(name, argument)}
        point={point}
      />
    </main>
  );
}
