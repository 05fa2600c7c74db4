import { VisuallyHidden } from '@mantine/core';
import { type ComponentType, useEffect } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { hasInspector } from '../../store/selectors.ts';
import type { Screen } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { addressOf } from '../address-of.ts';
import classes from '../app.module.css';
import { keepFocus } from '../focus-trail.ts';
import { InspectorPart } from '../inspector/inspector-part.tsx';
import { Ladder } from '../ladder/ladder.tsx';
import { PrintLadder } from '../ladder/print-ladder.tsx';
import { usePictureExport } from '../ladder/use-picture-export.ts';
import { usePaged } from '../page-sizes.ts';
import {
  ActStrip,
  Announcer,
  CitationCheck,
  ClausesScreen,
  CompareScreen,
  CustodyScreen,
  LessonKeeper,
  PredictBar,
  QuestionOffer,
  ReadsScreen,
  ReleasesScreen,
} from '../parts.ts';
import { useRunWord } from '../run-progress.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { TopBar } from '../top-bar/top-bar.tsx';
import { ViewBoundary } from '../view-boundary.tsx';
import { Dialogs } from './dialogs.tsx';
import { FaultMenuOnceOpened } from './fault-parts.tsx';
import { FirstHint } from './first-hint.tsx';
import { InspectorPanel, useInspectorPanel } from './inspector-panel.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { Presentation } from './presentation-part.ts';
import { Rail } from './rail.tsx';
import { SidePanel } from './side-panel.tsx';
import { SkipLinks } from './skip-links.tsx';
import { SkipsBanner } from './skips-banner.tsx';
import { useGlobalKeys } from './use-global-keys.ts';
import { useOfferedInput } from './use-offered-input.ts';
import { usePrintColours } from './use-print-colours.ts';
import { useReloadWarning } from './use-reload-warning.ts';
import { useTitle } from './use-title.ts';

/** Whether the page was opened by a link that says which run it was made of. */
const isCiting = new URLSearchParams(window.location.search).has('cite');

/** The page: bar, rail, setup, what is in the middle, inspector, timeline. */
export function App() {
  useGlobalKeys();
  usePrintColours();
  useEffect(keepFocus, []);
  useOfferedInput();
  useTitle();
  useReloadWarning();
  const { t } = useTranslation();
  const paged = usePaged();
  const inspector = useInspectorPanel();
  const saveLadder = usePictureExport(addressOf);
  const screen = useAppStore((state) => state.screen);
  const predicting = useAppStore((state) => state.predicting);
  const inLesson = useAppStore((state) => state.openedLesson !== null);
  const presenting = useAppStore((state) => state.presenting);
  const isOneRun = hasInspector(screen);
  const hasActs = useAppStore((state) => state.scenario.acts.length > 0);
  const page = (
    <div className={classes.frame} data-paged={paged || undefined} hidden={presenting}>
      <SkipLinks inspectorOpen={inspector.open} />
      <ViewBoundary>
        <TopBar inspector={isOneRun ? inspector : null} saveLadder={saveLadder} />
      </ViewBoundary>
      <Rail />
      <SidePanel />
      <main className={classes.main} tabIndex={-1} aria-label={t(`app.screen.${screen}`)}>
        <SkipsBanner />
        {inLesson && <QuestionOffer />}
        {hasActs && <ActStrip />}
        {isOneRun && (predicting ? <PredictBar /> : <FirstHint />)}
        <div className={classes.ladder} data-screen={screen} data-tour="ladder" data-focus-part="">
          <ViewBoundary key={screen}>
            <Middle screen={screen} />
          </ViewBoundary>
          <NoticeBar />
        </div>
      </main>
      {isOneRun && <InspectorPanel {...inspector} />}
      {isOneRun && (
        <footer className={classes.timeline} data-tour="timeline" data-focus-part="" tabIndex={-1}>
          <ViewBoundary>
            <Timeline />
          </ViewBoundary>
        </footer>
      )}
      <LessonKeeper />
      <Dialogs />
      <FaultMenuOnceOpened />
    </div>
  );
  return (
    <>
      {page}
      {presenting && <Presentation screens={screenParts} Inspected={InspectorPart} />}
      {isCiting && <CitationCheck />}
      <RunWords />
      <Announcer />
    </>
  );
}

/** What takes the middle in place of the ladder. */
const screenParts = {
  custody: CustodyScreen,
  reads: ReadsScreen,
  compare: CompareScreen,
  clauses: ClausesScreen,
  releases: ReleasesScreen,
} as const satisfies Readonly<Record<Exclude<Screen, 'ladder'>, ComponentType>>;

function Middle({ screen }: { screen: Screen }) {
  if (screen !== 'ladder') {
    const Part = screenParts[screen];
    return <Part />;
  }
  return (
    <>
      <Ladder />
      <PrintLadder />
    </>
  );
}

/** Whether the run is done, for who does not see the page. */
function RunWords() {
  const { t } = useTranslation();
  const { total } = useAppStore((state) => state.run);
  const word = useRunWord();
  return <VisuallyHidden>{t(`app.run.${word}`, { total })}</VisuallyHidden>;
}
