import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Screen } from '../../store/state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { Inspector } from '../inspector/inspector.tsx';
import { Ladder } from '../ladder/ladder.tsx';
import { PrintLadder } from '../ladder/print-ladder.tsx';
import { useLadderExport } from '../ladder/use-ladder-export.ts';
import { ByteEditor, CompareScreen, CustodyScreen, PredictBar, RejectionNote } from '../parts.ts';
import { Setup } from '../setup/setup.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { TopBar } from '../top-bar/top-bar.tsx';
import { Dialogs } from './dialogs.tsx';
import { FaultMenuOnceOpened, ResultsOfFaults } from './fault-parts.tsx';
import { FirstHint } from './first-hint.tsx';
import { LiveEvent } from './live-event.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { Resizer, useInspectorWidth } from './resizer.tsx';
import { useGlobalKeys } from './use-global-keys.ts';
import { usePrintColours } from './use-print-colours.ts';

const faultParts = { Rejection: RejectionNote, Results: ResultsOfFaults };
const atOnce = { getInitialValueInEffect: false };

/** The page: bar, setup, ladder, inspector, timeline. */
export function App() {
  useGlobalKeys();
  usePrintColours();
  const folded = useFoldedSetup();
  const drawer = useInspectorDrawer();
  const saveLadder = useLadderExport();
  const screen = useAppStore((state) => state.screen);
  const predicting = useAppStore((state) => state.predicting);
  return (
    <div className={classes.frame}>
      <SkipLink />
      <TopBar inspector={screen === 'compare' ? null : drawer} saveLadder={saveLadder} />
      <SetupPanel overlay={folded} />
      <main className={classes.main}>
        {screen !== 'compare' && (predicting ? <PredictBar /> : <FirstHint />)}
        <div className={classes.ladder} data-tour="ladder">
          <Middle screen={screen} />
          <NoticeBar />
        </div>
      </main>
      {screen !== 'compare' && <InspectorPanel drawer={drawer} />}
      {screen !== 'compare' && (
        <footer className={classes.timeline} data-tour="timeline">
          <Timeline />
        </footer>
      )}
      <LiveEvent />
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

/** First stop of the Tab key: past the bar and the setup. */
function SkipLink() {
  const { t } = useTranslation();
  const skip = () => document.querySelector<HTMLElement>('[data-tour="ladder"] section')?.focus();
  return (
    <button type="button" className={classes.skip} onClick={skip}>
      {t('app.skip')}
    </button>
  );
}

/** Whether the setup lies over the ladder instead of beside it. Getting narrow folds it. */
function useFoldedSetup(): boolean {
  const store = useAppStoreApi();
  const folded = useMediaQuery('(max-width: 1279px)', false, atOnce);
  useEffect(() => {
    const { setupOpen, toggleSetup } = store.getState();
    if (folded && setupOpen) toggleSetup();
  }, [folded, store]);
  return folded;
}

type Drawer = { open: boolean; toggle: () => void } | null;

/** The inspector as a drawer, where there is no room beside the ladder: it opens by its button and
 *  when something is selected. */
function useInspectorDrawer(): Drawer {
  const narrow = useMediaQuery('(max-width: 999px)', false, atOnce);
  const selected = useAppStore((state) => state.selection.eventId);
  const [open, setOpen] = useState(false);
  const before = useRef(selected);
  useEffect(() => {
    if (selected !== null && selected !== before.current) setOpen(true);
    before.current = selected;
  }, [selected]);
  return narrow ? { open, toggle: () => setOpen((is) => !is) } : null;
}

function SetupPanel({ overlay }: { overlay: boolean }) {
  const { t } = useTranslation();
  const open = useAppStore((state) => state.setupOpen);
  const toggle = useAppStore((state) => state.toggleSetup);
  if (!open) return null;
  return (
    <aside
      className={classes.setup}
      data-overlay={overlay || undefined}
      data-tour="setup"
      aria-label={t('app.setup.panel')}
      onKeyDown={(event) => {
        if (overlay && event.key === 'Escape') toggle();
      }}
    >
      <Setup faultResults={<ResultsOfFaults />} />
    </aside>
  );
}

function InspectorPanel({ drawer }: { drawer: Drawer }) {
  const { t } = useTranslation();
  const [width, setWidth] = useInspectorWidth();
  if (drawer !== null && !drawer.open) return null;
  const beside = drawer === null;
  return (
    <aside
      className={classes.inspector}
      data-overlay={!beside || undefined}
      data-tour="inspector"
      aria-label={t('app.inspector')}
      style={beside ? { width } : undefined}
      onKeyDown={(event) => {
        if (!beside && event.key === 'Escape') drawer.toggle();
      }}
    >
      {beside && <Resizer controls="kl-inspector" width={width} onResize={setWidth} />}
      <div id="kl-inspector" className={classes.inspectorBody}>
        <Inspector editor={ByteEditor} faultParts={faultParts} />
      </div>
    </aside>
  );
}
