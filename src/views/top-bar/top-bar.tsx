import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconFileVector,
  IconHelp,
  IconLayoutSidebar,
  IconLayoutSidebarRight,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { DualEncodingControl } from './dual-encoding-control.tsx';
import { FaultControl } from './fault-control.tsx';
import { type FitLevel, useFit } from './fit.ts';
import { GmkModeControl } from './gmk-mode-control.tsx';
import { LanguageControl, LanguageItems } from './language-control.tsx';
import { ProcedureControl } from './procedure-control.tsx';
import { ScreenControl } from './screen-control.tsx';
import { ShareControl, ShareItems } from './share-control.tsx';
import { ThemeControl, ThemeItems } from './theme-control.tsx';
import classes from './top-bar.module.css';

type Props = {
  /** Shows or hides the inspector where it is a drawer; absent where it is always there. */
  inspector: { open: boolean; toggle: () => void } | null;
  /** Saves the ladder as a drawing. */
  saveLadder: () => void;
};

type ActionsProps = Pick<Props, 'saveLadder'>;

/** What the widths in the bar depend on. */
function useContent(inspector: Props['inspector']): string {
  const { i18n } = useTranslation();
  const faults = useAppStore((state) => state.scenario.faults.length);
  const mode = useAppStore((state) => state.scenario.gmkMode);
  const encoding = useAppStore((state) => state.scenario.dualEncoding);
  return [i18n.language, String(faults).length, mode, encoding, inspector !== null].join(' ');
}

/** The bar at the head of the page. Where there is no room for a control it moves into a menu. */
export function TopBar({ inspector, saveLadder }: Props) {
  const { t } = useTranslation();
  const setupOpen = useAppStore((state) => state.setupOpen);
  const toggleSetup = useAppStore((state) => state.toggleSetup);
  const { bar, gap, level } = useFit(useContent(inspector));
  return (
    <header className={classes.bar} ref={bar}>
      <IconControl
        icon={IconLayoutSidebar}
        name={t(setupOpen ? 'app.topBar.hideSetup' : 'app.topBar.showSetup')}
        pressed={setupOpen}
        onClick={toggleSetup}
      />
      <h1 className={classes.name}>{t('app.name')}</h1>
      {level !== 'everything' && (
        <>
          <ProcedureControl />
          <GmkModeControl />
        </>
      )}
      {(level === 'all' || level === 'actions') && (
        <>
          <DualEncodingControl />
          <FaultControl />
        </>
      )}
      <span className={classes.gap} ref={gap} />
      {level !== 'everything' && <ScreenControl />}
      {level === 'all' ? (
        <Actions saveLadder={saveLadder} />
      ) : (
        <ActionMenu saveLadder={saveLadder} level={level} />
      )}
      {inspector && (
        <span data-tour={inspector.open ? undefined : 'inspector'}>
          <IconControl
            icon={IconLayoutSidebarRight}
            name={t(inspector.open ? 'app.topBar.hideInspector' : 'app.topBar.showInspector')}
            pressed={inspector.open}
            onClick={inspector.toggle}
          />
        </span>
      )}
    </header>
  );
}

function Actions({ saveLadder }: ActionsProps) {
  const { t } = useTranslation();
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <>
      <ShareControl />
      <IconControl icon={IconFileVector} name={t('app.topBar.ladderSvg')} onClick={saveLadder} />
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

/** What the bar has no room for. */
function ActionMenu({ saveLadder, level }: ActionsProps & { level: FitLevel }) {
  const { t } = useTranslation();
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <Menu position="bottom-end" closeOnItemClick>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          color="var(--kl-text-2)"
          data-tour={level === 'everything' ? 'mode' : undefined}
          aria-label={t('app.topBar.more')}
        >
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        {level === 'everything' && (
          <>
            <ProcedureControl asMenu />
            <GmkModeControl asMenu />
          </>
        )}
        {level !== 'actions' && (
          <>
            <DualEncodingControl asMenu />
            <FaultControl asMenu />
            <Menu.Divider />
          </>
        )}
        {level === 'everything' && (
          <>
            <ScreenControl asMenu />
            <Menu.Divider />
          </>
        )}
        <ShareItems />
        <Menu.Item onClick={saveLadder}>{t('app.topBar.ladderSvg')}</Menu.Item>
        <Menu.Item onClick={() => openDialog('help')}>{t('app.topBar.help')}</Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}
