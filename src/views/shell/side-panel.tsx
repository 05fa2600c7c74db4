import { memo, useEffect } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { useFoldedSetup } from '../page-sizes.ts';
import { ActsSection, DrawForm, LessonPanel, Setup, SkipForm } from '../parts.ts';
import { ResultsOfFaults } from './fault-parts.tsx';
import { useEscape } from './use-escape.ts';

/** What is unfolded beside the rail, or over the ladder where there is no room: the setup and the outcome, or
 *  the lessons. */
export const SidePanel = memo(function SidePanel() {
  const { t } = useTranslation();
  const overlay = useOverlay();
  const setupOpen = useAppStore((state) => state.setupOpen);
  const lessonsOpen = useAppStore((state) => state.lessonsOpen);
  const { toggleSetup, toggleLessons, present } = useAppStoreApi().getState();
  useEscape((setupOpen || lessonsOpen) && overlay, lessonsOpen ? toggleLessons : toggleSetup);
  if (!setupOpen && !lessonsOpen) return null;
  return (
    <aside
      className={classes.setup}
      data-overlay={overlay || undefined}
      data-lessons={lessonsOpen || undefined}
      data-tour="setup"
      data-focus-part=""
      tabIndex={-1}
      aria-label={t(lessonsOpen ? 'app.rail.lessons' : 'app.setup.panel')}
    >
      {lessonsOpen ? (
        <LessonPanel onPresent={present} />
      ) : (
        <Setup
          Results={ResultsOfFaults}
          SkipForm={SkipForm}
          DrawForm={DrawForm}
          Acts={ActsSection}
        />
      )}
    </aside>
  );
});

/** Whether the panel lies over the ladder instead of beside it. Getting narrow folds it. */
function useOverlay(): boolean {
  const store = useAppStoreApi();
  const folded = useFoldedSetup();
  useEffect(() => {
    const { setupOpen, lessonsOpen, toggleSetup, toggleLessons } = store.getState();
    if (folded && setupOpen) toggleSetup();
    if (folded && lessonsOpen) toggleLessons();
  }, [folded, store]);
  return folded;
}
