import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { CommandName, ShownToSpeaker } from '../../present/messages.ts';
import { clockText, elapsedOf } from '../../store/talk-timer.ts';
import classes from './speaker.module.css';

type Props = Readonly<{
  timer: ShownToSpeaker['timer'];
  ask: (name: CommandName, argument?: number) => void;
}>;

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** The time of day, how long the talk has been, and what is left of it. */
export function SpeakerTimer({ timer, ask }: Props) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const elapsed = elapsedOf(timer, now);
  const left = timer.limitMinutes * 60_000 - elapsed;
  const clock = new Date(now).toLocaleTimeString(i18n.language, { timeStyle: 'short' });
  const isRunning = timer.startedAt !== null;
  const start = elapsed > 0 ? 'goOn' : 'start';
  return (
    <section className={classes.timer}>
      <dl>
        <Time name={t('present.speaker.clock')} value={clock} />
        <Time name={t('present.speaker.elapsed')} value={clockText(elapsed)} />
        {timer.limitMinutes > 0 && (
          <Time
            name={t(`present.speaker.${left < 0 ? 'over' : 'left'}`)}
            value={clockText(Math.abs(left))}
            isOver={left < 0}
          />
        )}
      </dl>
      <div className={classes.row}>
        <Button
          size="xs"
          variant="default"
          onClick={() => ask(isRunning ? 'pauseTimer' : 'startTimer')}
        >
          {t(`present.speaker.${isRunning ? 'pause' : start}`)}
        </Button>
        {!isRunning && elapsed > 0 && (
          <Button size="xs" variant="subtle" onClick={() => ask('resetTimer')}>
            {t('present.speaker.reset')}
          </Button>
        )}
        <TextInput
          type="number"
          size="xs"
          w={110}
          min={0}
          max={600}
          leftSectionWidth={62}
          leftSection={<small>{t('present.speaker.minutes')}</small>}
          aria-label={t('present.speaker.minutes')}
          value={timer.limitMinutes}
          onChange={({ currentTarget }) => {
            const minutes = currentTarget.valueAsNumber;
            if (Number.isInteger(minutes)) ask('setLimit', minutes);
          }}
        />
      </div>
    </section>
  );
}

type TimeProps = Readonly<{ name: string; value: string; isOver?: boolean }>;

function Time({ name, value, isOver }: TimeProps) {
  return (
    <div data-over={isOver || undefined}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
