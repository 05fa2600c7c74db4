import { memo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { hasInspector } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';

/** Where each part of the page is found; of the ladder the drawing, which has keys of its own. */
const zones = {
  ladder: '[data-ladder]',
  custody: 'main',
  reads: 'main',
  compare: 'main',
  clauses: 'main',
  releases: 'main',
  timeline: 'footer[data-tour="timeline"]',
  inspector: 'aside[data-tour="inspector"]',
  setup: 'aside[data-tour="setup"]',
  lessons: 'aside[data-lessons]',
  rail: 'nav[data-tour="rail"]',
  bar: '[data-tour="bar"]',
} as const;

type Zone = keyof typeof zones;

function skipTo(zone: Zone): void {
  document.querySelector<HTMLElement>(zones[zone])?.focus({ preventScroll: true });
}

/** First stops of the Tab key: to each part of the page that is there. */
export const SkipLinks = memo(function SkipLinks({ inspectorOpen }: { inspectorOpen: boolean }) {
  const { t } = useTranslation();
  const screen = useAppStore((state) => state.screen);
  const setupOpen = useAppStore((state) => state.setupOpen);
  const lessonsOpen = useAppStore((state) => state.lessonsOpen);
  const isOneRun = hasInspector(screen);
  const there: readonly [Zone, boolean][] = [
    [screen, true],
    ['timeline', isOneRun],
    ['inspector', isOneRun && inspectorOpen],
    [lessonsOpen ? 'lessons' : 'setup', lessonsOpen || setupOpen],
    ['rail', true],
    ['bar', true],
  ];
  return (
    <nav className={classes.skip} aria-label={t('app.skip.title')}>
      {there.map(
        ([zone, isThere]) =>
          isThere && (
            <button type="button" key={zone} onClick={() => skipTo(zone)}>
              {t(`app.skip.${zone}`)}
            </button>
          ),
      )}
    </nav>
  );
});
