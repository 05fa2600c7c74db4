import { Button, CloseButton, Portal } from '@mantine/core';
import { useViewportSize } from '@mantine/hooks';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './guided-tour.module.css';
import { cardPlace, tourStops } from './tour-stops.ts';

/** Five short stops over the parts of the page. */
export function GuidedTour() {
  const active = useAppStore((state) => state.dialog === 'tour');
  return active ? <ActiveTour /> : null;
}

function ActiveTour() {
  const { t } = useTranslation();
  const close = useAppStore((state) => state.closeDialog);
  const titleId = useId();
  const [index, setIndex] = useState(0);
  const stop = tourStops[index] ?? 'ladder';
  const area = useTarget(stop);
  const viewport = useViewportSize();
  const last = index === tourStops.length - 1;
  const go = (to: number) => setIndex(Math.min(Math.max(to, 0), tourStops.length - 1));
  return (
    <Portal>
      <div className={classes.spot} style={area} aria-hidden="true" />
      <div
        className={classes.card}
        style={cardPlace(area, viewport)}
        role="dialog"
        aria-labelledby={titleId}
        data-owns-arrows=""
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          if (event.key === 'ArrowRight') go(index + 1);
          if (event.key === 'ArrowLeft') go(index - 1);
        }}
      >
        <CloseButton
          className={classes.close ?? ''}
          aria-label={t('app.tour.skip')}
          onClick={close}
        />
        <h2 id={titleId} aria-live="polite">
          {t(`app.tour.stops.${stop}.title`)}
        </h2>
        <p>{t(`app.tour.stops.${stop}.text`)}</p>
        <div className={classes.buttons}>
          <span>{t('app.tour.counter', { current: index + 1, total: tourStops.length })}</span>
          <Button size="xs" variant="default" disabled={index === 0} onClick={() => go(index - 1)}>
            {t('app.tour.back')}
          </Button>
          <Button
            size="xs"
            data-autofocus
            autoFocus
            onClick={() => (last ? close() : go(index + 1))}
          >
            {t(last ? 'app.tour.close' : 'app.tour.next')}
          </Button>
        </div>
      </div>
    </Portal>
  );
}

const nowhere = { left: 0, top: 0, width: 0, height: 0 };

/** Where the part of the page is that a stop speaks of; a spot in the corner where it is hidden. */
function useTarget(stop: string) {
  const [area, setArea] = useState(nowhere);
  useEffect(() => {
    const measure = () => {
      const target = document.querySelector(`[data-tour="${stop}"]`);
      if (target === null) return setArea(nowhere);
      const { left, top, width, height } = target.getBoundingClientRect();
      setArea({ left, top, width, height });
    };
    const frame = requestAnimationFrame(measure);
    window.addEventListener('resize', measure);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('resize', measure);
    };
  }, [stop]);
  return area;
}
