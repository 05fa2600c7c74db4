import { memo, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { useFoldedSetup } from '../page-sizes.ts';
import { Setup, SkipForm } from '../parts.ts';
import { ResultsOfFaults } from './fault-parts.tsx';
import { useEscape } from './use-escape.ts';

/** The setup and the outcome, unfolded beside the rail, or over the ladder where there is no room. */
export const SetupPanel = memo(function SetupPanel() {
  const { t } = useTranslation();
  const overlay = useOverlay();
  const open = useAppStore((state) => state.setupOpen);
  const toggle = useAppStore((state) => state.toggleSetup);
  useEscape(open && overlay, toggle);
  if (!open) return null;
  return (
    <aside
      className={classes.setup}
      data-overlay={overlay || undefined}
      data-tour="setup"
      data-focus-part=""
      tabIndex={-1}
      aria-label={t('app.setup.panel')}
    >
      <Setup Results={ResultsOfFaults} SkipForm={SkipForm} />
    </aside>
  );
});

/** Whether the setup lies over the ladder instead of beside it. Getting narrow folds it. */
function useOverlay(): boolean {
  const store = useAppStoreApi();
  const folded = useFoldedSetup();
  useEffect(() => {
    const { setupOpen, toggleSetup } = store.getState();
    if (folded && setupOpen) toggleSetup();
  }, [folded, store]);
  return folded;
}
