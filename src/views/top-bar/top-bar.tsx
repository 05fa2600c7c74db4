import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconHelp, IconLayoutSidebarRight, IconPresentation } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { ExportControl, ExportItems, type SaveLadder } from './export-control.tsx';
import { FaultControl } from './fault-control.tsx';
import { type FitLevel, isInBar, useFit } from './fit.ts';
import { GmkModeControl } from './gmk-mode-control.tsx';
import { LanguageControl, LanguageItems } from './language-control.tsx';
import { ProcedureControl } from './procedure-control.tsx';
import { ShareControl, ShareItems } from './share-control.tsx';
import { ThemeControl, ThemeItems } from './theme-control.tsx';
import classes from './top-bar.module.css';

type Props = {
  /** Shows or hides the inspector; null where there is none. */
  inspector: { open: boolean; toggle: () => void } | null;
  /** Saves the ladder as a drawing. */
  saveLadder: SaveLadder;
};

type PartProps = Pick<Props, 'saveLadder'> & { level: FitLevel };

/** The bar at the head of the page. Where there is no room for a control it moves into a menu. */
export const TopBar = memo(function TopBar({ inspector, saveLadder }: Props) {
  const { t, i18n } = useTranslation();
  const digits = useAppStore(({ scenario: { faults, skips } }) =>
    [faults, skips].map(({ length }) => String(length).length).join(skips.length > 0 ? '+' : ' '),
  );
  const { bar, gap, level } = useFit(`${i18n.language} ${digits}`);
  return (
    <header className={classes.bar} ref={bar} data-tour="bar" data-focus-part="" tabIndex={-1}>
      <h1 className={classes.name}>{t('app.name')}</h1>
      {isInBar('procedure', level) && (
        <>
          <ProcedureControl />
          <GmkModeControl />
        </>
      )}
      {isInBar('faults', level) && <FaultControl />}
      <span className={classes.gap} ref={gap} />
      {isInBar('actions', level) && (
        <>
          <ShareControl />
          <ExportControl saveLadder={saveLadder} />
        </>
      )}
      <PresentControl />
      {isInBar('settings', level) ? <Settings /> : <MoreMenu {...{ saveLadder, level }} />}
      <InspectorControl inspector={inspector} />
    </header>
  );
});

function PresentControl() {
  const { t } = useTranslation();
  const present = useAppStore((state) => state.present);
  return (
    <IconControl
      icon={IconPresentation}
      name={t('app.topBar.present')}
      shortcut="P"
      onClick={present}
    />
  );
}

function Settings() {
  const { t } = useTranslation();
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <>
      <LanguageControl />
      <ThemeControl />
      <IconControl
        icon={IconHelp}
        name={t('app.topBar.help')}
        shortcut="?"
        onClick={() => openDialog('help')}
      />
    </>
  );
}

/** Keeps its place where there is no inspector, so that nothing beside it moves. */
function InspectorControl({ inspector }: Pick<Props, 'inspector'>) {
  const { t } = useTranslation();
  const isOpen = inspector?.open ?? false;
  return (
    <span data-tour={isOpen ? undefined : 'inspector'}>
      <IconControl
        icon={IconLayoutSidebarRight}
        name={t(isOpen ? 'app.topBar.hideInspector' : 'app.topBar.showInspector')}
        pressed={isOpen}
        disabled={inspector === null}
        onClick={() => inspector?.toggle()}
      />
    </span>
  );
}

/** What the bar has no room for. */
function MoreMenu({ saveLadder, level }: PartProps) {
  const { t } = useTranslation();
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <Menu position="bottom-end" closeOnItemClick>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          color="var(--kl-text-2)"
          data-tour={isInBar('procedure', level) ? undefined : 'mode'}
          aria-label={t('app.topBar.more')}
        >
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        {!isInBar('procedure', level) && (
          <>
            <ProcedureControl asMenu />
            <GmkModeControl asMenu />
          </>
        )}
        {!isInBar('faults', level) && <FaultControl asMenu />}
        {!isInBar('actions', level) && (
          <>
            {!isInBar('faults', level) && <Menu.Divider />}
            <ShareItems />
            <ExportItems saveLadder={saveLadder} />
            <Menu.Divider />
          </>
        )}
        <Menu.Item onClick={() => openDialog('help')}>{t('app.topBar.help')}</Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}
