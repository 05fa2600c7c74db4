import { Button, NativeSelect } from '@mantine/core';
import {
  type Icon,
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconTargetArrow,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { type Speed, speeds } from '../../store/state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { releaseFocusAfterChoice } from '../release-focus.ts';
import { Position } from './position.tsx';
import { Scrubber } from './scrubber.tsx';
import { StepSegments } from './step-segments.tsx';
import classes from './timeline.module.css';
import { usePlayback } from './use-playback.ts';

/** The bar at the foot of the page: where the run is, and the controls to move in it. */
export const Timeline = memo(function Timeline() {
  const { t } = useTranslation();
  const isFigure = useAppStore((state) => state.level === 'figure');
  usePlayback();
  return (
    <section className={classes.timeline} aria-label={t('app.timeline.title')}>
      <PlaybackControls />
      <div className={classes.line}>{isFigure ? <StepSegments /> : <Scrubber />}</div>
      <Position />
      <SpeedControl />
      <PredictControl />
    </section>
  );
});

function PlaybackControls() {
  const { t } = useTranslation();
  const atStart = useAppStore((state) => state.cursor === 0);
  const atEnd = useAppStore((state) => state.cursor >= state.trace.events.length - 1);
  const playing = useAppStore((state) => state.playing);
  const { toStart, stepBack, stepForward, togglePlay } = useAppStoreApi().getState();
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
        moves={[[IconChevronRight, t('app.timeline.forward'), '→', stepForward]]}
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

/** Lets the run stop at a fault and ask which check fires. */
function PredictControl() {
  const { t } = useTranslation();
  const predicting = useAppStore((state) => state.predicting);
  const togglePredicting = useAppStore((state) => state.togglePredicting);
  const name = t('app.timeline.predict');
  return (
    <Button
      className={classes.predict}
      variant={predicting ? 'light' : 'default'}
      size="xs"
      leftSection={<IconTargetArrow size={16} aria-hidden="true" />}
      aria-label={name}
      title={name}
      aria-pressed={predicting}
      onClick={togglePredicting}
    >
      {t('app.timeline.predictShort')}
    </Button>
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
