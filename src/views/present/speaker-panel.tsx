import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import type { CommandName, ShownToSpeaker, Spot } from '../../present/messages.ts';
import type { SpeakerView } from '../../present/speaker-end.ts';
import classes from './speaker.module.css';
import { SpeakerTimer } from './speaker-timer.tsx';

type Props = Readonly<{
  view: SpeakerView;
  ask: (name: CommandName, argument?: number) => void;
  point: (spot: Spot) => void;
  /** Beside the presentation; a window of its own is closed by the browser. */
  close?: () => void;
}>;

/** What the speaker reads: where the talk is, what comes next, notes, the answer, the time. */
export function SpeakerPanel({ view, ask, point, close }: Props) {
  const { t } = useTranslation();
  const { status, shown } = view;
  return (
    <aside className={classes.panel} aria-label={t('present.speaker.title')}>
      <header className={classes.head}>
        <h2>{shown?.title || t('present.speaker.title')}</h2>
        <p role="status" data-status={status}>
          {t(`present.speaker.status.${status}`)}
        </p>
        {close && <CloseButton aria-label={t('present.speaker.close')} onClick={close} />}
      </header>
      {shown !== null && (
        <>
          <Controls shown={shown} ask={ask} />
          <SpeakerTimer timer={shown.timer} ask={ask} />
          <Moments shown={shown} />
          <Question question={shown.question} />
          <Notes notes={shown.notes} />
          {shown.pointer && <Pad point={point} />}
        </>
      )}
    </aside>
  );
}

function Controls({ shown, ask }: Pick<Props, 'ask'> & { shown: ShownToSpeaker }) {
  const { t } = useTranslation();
  const toggle = (pressed: boolean) => ({
    variant: pressed ? 'filled' : 'default',
    'aria-pressed': pressed,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
    <div className={classes.row} role="group" aria-label={t('present.speaker.controls')}>
      <Button variant="default" onClick={() => ask('back')}>
        {t('present.speaker.back')}
      </Button>
      <Button onClick={() => ask('next')}>{t('present.speaker.forward')}</Button>
      <Button {...toggle(shown.black)} onClick={() => ask('black')}>
        {t(`present.speaker.${shown.black ? 'light' : 'black'}`)}
      </Button>
      <Button {...toggle(shown.pointer)} onClick={() => ask('pointer')}>
        {t('present.speaker.pointer')}
      </Button>
    </div>
  );
}

function Moments({ shown: { now, next, asks } }: { shown: ShownToSpeaker }) {
  const { t } = useTranslation();
  return (
    <>
      <section className={classes.now}>
        <h3>
          {t('present.speaker.now')} <small>{now.place}</small>
        </h3>
        <p>{now.caption}</p>
      </section>
      <section className={classes.next}>
        <h3>
          {t('present.speaker.next')} <small>{next?.place}</small>
        </h3>
        {asks !== '' && <p>{t('present.speaker.asks', { stem: asks })}</p>}
        <p>{next?.caption ?? t('present.speaker.end')}</p>
      </section>
    </>
  );
}

function Question({ question }: Pick<ShownToSpeaker, 'question'>) {
  const { t } = useTranslation();
  if (question === null) return null;
  const right = question.options.filter((option) => option.right).map(({ text }) => text);
  const answers = right.join(' · ');
  return (
    <section className={classes.question}>
      <h3>
        {t('present.speaker.question')} <small>{t(`present.poll.${question.phase}`)}</small>
      </h3>
      <p>{question.stem}</p>
      <ul>
        {question.options.map(({ id, text, count }) => (
          <li key={id}>
            {text}
            {count !== null && ` (${count})`}
          </li>
        ))}
      </ul>
      <p>
        <strong>
          {question.known
            ? t('present.speaker.answers', { answers })
            : t('present.speaker.unknown')}
        </strong>
      </p>
    </section>
  );
}

function Notes({ notes }: { notes: string }) {
  const { t } = useTranslation();
  return (
    <section className={classes.notes}>
      <h3>{t('present.speaker.notes')}</h3>
      <p>{notes || t('present.speaker.noNotes')}</p>
    </section>
  );
}

/** Where the mouse moves the ring over the figure from afar. */
function Pad({ point }: Pick<Props, 'point'>) {
  const { t } = useTranslation();
  return (
    <div
      className={classes.pad}
      onPointerMove={({ currentTarget, clientX, clientY }) => {
        const { left, top, width, height } = currentTarget.getBoundingClientRect();
        const share = (value: number) => Math.min(1, Math.max(0, value));
        point({ x: share((clientX - left) / width), y: share((clientY - top) / height) });
      }}
      onPointerLeave={() => point(null)}
    >
      {t('present.speaker.pad')}
    </div>
  );
}
