import { SegmentedControl } from '@mantine/core';
import { designs, type GmkMode, gmkModes } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import { MenuChoices, WordMenu } from './menu-choices.tsx';
import classes from './top-bar.module.css';

/** Modes that a release has: the contribution does not ask about them, so that they stand behind. */
const published = gmkModes.filter((mode) =>
  designs.some((design) => design.says.gmkMode === mode && 'published' in design),
);
const asked = gmkModes.filter((mode) => !published.includes(mode));

/** One group key, or two (media and floor control), and by which way the two are handed out; or as
 *  releases have it. */
export function GmkModeControl({ asMenu = false }: { asMenu?: boolean }) {
  const { t } = useTranslation();
  const mode = useAppStore((state) => state.scenario.gmkMode);
  const changeScenario = useAppStore((state) => state.changeScenario);
  const name = (one: GmkMode) => t(`app.topBar.gmkModes.${one}`);
  const choicesOf = (modes: readonly GmkMode[]) =>
    modes.map((gmkMode) => ({
      id: gmkMode,
      name: name(gmkMode),
      chosen: gmkMode === mode,
      choose: () => changeScenario({ gmkMode }),
    }));
  const asPublished = (
    <MenuChoices label={t('app.topBar.published')} choices={choicesOf(published)} />
  );
  if (asMenu) {
    return (
      <>
        <MenuChoices label={t('app.topBar.gmkMode')} choices={choicesOf(asked)} />
        {asPublished}
      </>
    );
  }
  const isPublished = published.includes(mode);
  return (
    <div className={classes.modes} data-tour="mode">
      <SegmentedControl
        className={classes.mode ?? ''}
        size="xs"
        color="accent"
        aria-label={t('app.topBar.gmkMode')}
        value={isPublished ? '' : mode}
        onChange={(gmkMode) => changeScenario({ gmkMode: gmkMode as GmkMode })}
        onPointerUp={releaseFocusAfterPointer}
        data={asked.map((value) => ({ value, label: name(value) }))}
      />
      <WordMenu word={isPublished ? name(mode) : t('app.topBar.otherDesigns')} chosen={isPublished}>
        {asPublished}
      </WordMenu>
    </div>
  );
}
