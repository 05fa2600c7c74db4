import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { Ladder } from '../ladder/ladder.tsx';
import { PrintLadder } from '../ladder/print-ladder.tsx';
import { useLadderExport } from '../ladder/use-ladder-export.ts';
import { Announcer, CompareScreen, CustodyScreen, PredictBar } from '../parts.ts';
import { useRunWord } from '../run-progress.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { TopBar } from '../top-bar/top-bar.tsx';
import { ViewBoundary } from '../view-boundary.tsx';
import { Dialogs } from './dialogs.tsx';
import { FaultMenuOnceOpened } from './fault-parts.tsx';
import { FirstHint } from './first-hint.tsx';
import { InspectorPanel, useInspectorPanel } from './inspector-panel.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { Rail } from './rail.tsx';
import { SetupPanel } from './setup-panel.tsx';
import { useGlobalKeys } from './use-global-keys.ts';
import { usePrintColours } from './use-print-colours.ts';
import { useRefusedInput } from './use-refused-input.ts';

/** The page: bar, rail, setup, what is in the middle, inspector, timeline. */
export function App() {
  useGlobalKeys();
  usePrintColours();
  useRefusedInput();
  const inspector = useInspectorPanel();
  const saveLadder = useLadderExport();
  const screen = useAppStore((state) => state.screen);
  const predicting = useAppStore((state) => state.predicting);
  const isOneRun = screen !== 'compare';
  return (
    <div className={classes.frame}>
      <SkipLink />
      <ViewBoundary>
        <TopBar inspector={isOneRun ? inspector : null} saveLadder={saveLadder} />
      </ViewBoundary>
      <Rail />
      <SetupPanel />
      <main className={classes.main}>
        {isOneRun && (predicting ? <PredictBar /> : <FirstHint />)}
        <div className={classes.ladder} data-tour="ladder">
          <ViewBoundary key={screen}>
            <Middle screen={screen} />
          </ViewBoundary>
          <NoticeBar />
        </div>
      </main>
      {isOneRun && <InspectorPanel {...inspector} />}
      {isOneRun && (
        <footer className={classes.timeline} data-tour="timeline">
          <ViewBoundary>
            <Timeline />
          </ViewBoundary>
        </footer>
      )}
      <RunWords />
      <Announcer />
      <Dialogs />
      <FaultMenuOnceOpened />
    </div>
  );
}

function Middle({ screen }: { screen: Screen }) {
  switch (screen) {
    case 'ladder':
      return (
        <>
          <Ladder />
          <PrintLadder />
        </>
      );
    case 'custody':
      return <CustodyScreen />;
    case 'compare':
      return <CompareScreen />;
  }
}

/** First stop of the Tab key: past the bar, the rail and the setup. */
function SkipLink() {
  const { t } = useTranslation();
  const skip = () => document.querySelector<HTMLElement>('[data-tour="ladder"] section')?.focus();
  return (
    <button type="button" className={classes.skip} onClick={skip}>
      {t('app.skip')}
    </button>
  );
}

/** Whether the run is done, for who does not see the page. */
function RunWords() {
  const { t } = useTranslation();
  const { total } = useAppStore((state) => state.run);
  const word = useRunWord();
  return <VisuallyHidden>{t(`app.run.${word}`, { total })}</VisuallyHidden>;
}
