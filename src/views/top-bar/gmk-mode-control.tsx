import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { gmkModes } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import { MenuChoices } from './menu-choices.tsx';
import classes from './top-bar.module.css';

/** One group key, or two (media and floor control), and by which way the two are handed out. */
export function GmkModeControl({ asMenu = false }: { asMenu?: boolean }) {
  const { t } = useTranslation();
  const mode = useAppStore((state) => state.scenario.gmkMode);
  const changeScenario = useAppStore((state) => state.changeScenario);
  if (asMenu) {
    const choices = gmkModes.map((gmkMode) => ({
      id: gmkMode,
      name: t(`app.topBar.gmkModes.${gmkMode}`),
      chosen: gmkMode === mode,
      choose: () => changeScenario({ gmkMode }),
    }));
    return <MenuChoices label={t('app.topBar.gmkMode')} choices={choices} />;
  }
  return (
    <SegmentedControl
      className={classes.mode ?? ''}
      size="xs"
      data-tour="mode"
      color="accent"
      aria-label={t('app.topBar.gmkMode')}
      value={mode}
      onChange={(gmkMode) => changeScenario({ gmkMode })}
      onPointerUp={releaseFocusAfterPointer}
      data={gmkModes.map((value) => ({ value, label: t(`app.topBar.gmkModes.${value}`) }))}
    />
  );
}
