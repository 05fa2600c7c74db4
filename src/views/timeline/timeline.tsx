import { Button, NativeSelect } from '@mantine/core';
import {
  type Icon,
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { currentEvent } from '../../store/selectors.ts';
import { type Speed, speeds } from '../../store/state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { releaseFocusAfterChoice } from '../release-focus.ts';
import { useActorNames } from '../use-actor-names.ts';
import { eventWords, isOfOneProcedure, stepWords, useIsTwice } from '../use-event-words.ts';
import { Scrubber } from './scrubber.tsx';
import classes from './timeline.module.css';
import { usePlayback } from './use-playback.ts';

/** The bar at the foot of the page: where the run is, and the controls to move in it. */
export function Timeline() {
  const { t } = useTranslation();
  usePlayback();
  return (
    <section className={classes.timeline} aria-label={t('app.timeline.title')}>
      <PlaybackControls />
      <Scrubber />
      <Position />
      <SpeedControl />
      <PredictControl />
    </section>
  );
}

function PlaybackControls() {
  const { t } = useTranslation();
  const atStart = useAppStore((state) => state.cursor === 0);
  const atEnd = useAppStore((state) => state.cursor >= state.trace.events.length - 1);
  const playing = useAppStore((state) => state.playing);
  const { toStart, stepBack, stepForward, toEnd, togglePlay } = useAppStoreApi().getState();
  const PlayIcon = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className={classes.controls}>
      <Moves
        disabled={atStart}
        moves={[
          [IconPlayerSkipBackFilled, t('app.timeline.toStart'), 'Home', toStart],
          [IconChevronLeft, t('app.timeline.back'), '←', stepBack],
        ]}
      />
      <Button
        className={classes.play}
        leftSection={<PlayIcon size={14} aria-hidden="true" />}
        size="sm"
        onClick={togglePlay}
      >
        {t(playing ? 'app.timeline.pause' : 'app.timeline.play')}
      </Button>
      <Moves
        disabled={atEnd}
        moves={[
          [IconChevronRight, t('app.timeline.forward'), '→', stepForward],
          [IconPlayerSkipForwardFilled, t('app.timeline.toEnd'), 'End', toEnd],
        ]}
      />
    </div>
  );
}

type Move = readonly [icon: Icon, name: string, shortcut: string, move: () => void];

function Moves({ moves, disabled }: { moves: readonly Move[]; disabled: boolean }) {
  return moves.map(([icon, name, shortcut, move]) => (
    <IconControl key={shortcut} {...{ icon, name, shortcut, disabled }} onClick={move} />
  ));
}

function Position() {
  const { t } = useTranslation();
  const names = useActorNames();
  const twice = useIsTwice();
  const event = useAppStore(currentEvent);
  const cursor = useAppStore((state) => state.cursor);
  const total = useAppStore((state) => state.trace.events.length);
  if (event === undefined) return <p className={classes.position}>{t('app.timeline.empty')}</p>;
  const key = twice && isOfOneProcedure(event) ? 'positionTwice' : 'position';
  const step = stepWords(t, event.step);
  const { procedure } = event;
  return (
    <p className={classes.position}>
      <span className={classes.count}>
        {t(`app.timeline.${key}`, { index: cursor + 1, total, step, procedure })}
      </span>
      <span className={classes.words}>{eventWords(t, event, names)}</span>
    </p>
  );
}

/** Lets the run stop at a fault and ask which check fires. */
function PredictControl() {
  const { t } = useTranslation();
  const predicting = useAppStore((state) => state.predicting);
  const togglePredicting = useAppStore((state) => state.togglePredicting);
  return (
    <IconControl
      icon={IconQuestionMark}
      name={t('app.timeline.predict')}
      pressed={predicting}
      onClick={togglePredicting}
    />
  );
}

function SpeedControl() {
  const { t } = useTranslation();
  const speed = useAppStore((state) => state.speed);
  const setSpeed = useAppStore((state) => state.setSpeed);
  return (
    <NativeSelect
      className={classes.speed}
      size="xs"
      aria-label={t('app.timeline.speed')}
      value={String(speed)}
      onChange={(event) => {
        const chosen = Number(event.currentTarget.value) as Speed;
        if (speeds.includes(chosen)) setSpeed(chosen);
        releaseFocusAfterChoice(event.currentTarget);
      }}
      data={speeds.map((value) => ({
        value: String(value),
        label: t('app.timeline.times', { value }),
      }))}
    />
  );
}
