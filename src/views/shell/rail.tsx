import {
  type Icon,
  IconAdjustmentsHorizontal,
  IconArrowsDiff,
  IconBook2,
  IconEye,
  IconFolderOpen,
  IconKey,
  IconLadder,
  IconSchool,
  IconUsers,
  IconVersions,
} from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { type Screen, screens } from '../../store/state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { classToken } from '../class-token.ts';
import classes from './rail.module.css';

const pictures: Readonly<Record<Screen, Icon>> = {
  ladder: IconLadder,
  custody: IconKey,
  reads: IconEye,
  compare: IconArrowsDiff,
  clauses: IconBook2,
  releases: IconVersions,
};

/** The rail at the left: what takes the middle of the page, what can be opened, and the setup. */
export const Rail = memo(function Rail() {
  const { t } = useTranslation();
  return (
    <nav
      className={classes.rail}
      aria-label={t('app.rail.title')}
      data-tour="rail"
      data-focus-part=""
      tabIndex={-1}
    >
      {screens.map((screen) => (
        <ScreenEntry key={screen} screen={screen} />
      ))}
      <OpenEntry />
      <LessonsEntry />
      <ClassEntry />
      <span className={classes.gap} />
      <SetupEntry />
    </nav>
  );
});

function ScreenEntry({ screen }: { screen: Screen }) {
  const { t } = useTranslation();
  const isShown = useAppStore((state) => state.screen === screen);
  const { showScreen } = useAppStoreApi().getState();
  return (
    <Entry
      icon={pictures[screen]}
      word={t(`app.rail.${screen}`)}
      aria-label={t(`app.screen.${screen}`)}
      aria-current={isShown ? 'page' : undefined}
      onClick={() => showScreen(screen)}
    />
  );
}

/** Opens a message of one's own; marked while one is on the screen. */
function OpenEntry() {
  const { t } = useTranslation();
  const isOpened = useAppStore((state) => state.trace.source.kind !== 'scenario');
  const { openDialog } = useAppStoreApi().getState();
  return (
    <Entry
      icon={IconFolderOpen}
      word={t('app.rail.open')}
      aria-label={t('app.rail.openMessage')}
      aria-haspopup="dialog"
      aria-current={isOpened ? 'true' : undefined}
      onClick={() => openDialog('open')}
    />
  );
}

function LessonsEntry() {
  const { t } = useTranslation();
  const isOpen = useAppStore((state) => state.lessonsOpen);
  const { toggleLessons } = useAppStoreApi().getState();
  return (
    <Entry
      icon={IconSchool}
      word={t('app.rail.lessons')}
      aria-expanded={isOpen}
      onClick={toggleLessons}
    />
  );
}

/** Where the page is served with a class; marked while one is open. */
function ClassEntry() {
  const { t } = useTranslation();
  const [token] = useState(classToken);
  const isOpen = useAppStore((state) => state.classRoom?.open === true);
  const { openDialog } = useAppStoreApi().getState();
  if (token === null) return null;
  return (
    <Entry
      icon={IconUsers}
      word={t('app.rail.class')}
      aria-label={t('app.rail.classOpen')}
      aria-haspopup="dialog"
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => openDialog('class')}
    />
  );
}

function SetupEntry() {
  const { t } = useTranslation();
  const isOpen = useAppStore((state) => state.setupOpen);
  const { toggleSetup } = useAppStoreApi().getState();
  return (
    <Entry
      icon={IconAdjustmentsHorizontal}
      word={t('app.rail.setup')}
      aria-expanded={isOpen}
      onClick={toggleSetup}
    />
  );
}

type EntryProps = Readonly<{ icon: Icon; word: string; onClick: () => void }> &
  Pick<React.AriaAttributes, 'aria-label' | 'aria-current' | 'aria-haspopup' | 'aria-expanded'>;

function Entry({ icon: Picture, word, ...button }: EntryProps) {
  return (
    <button type="button" className={classes.entry} title={button['aria-label']} {...button}>
      <Picture size={22} stroke={1.75} aria-hidden="true" />
      <span>{word}</span>
    </button>
  );
}
