import { IconArrowsDiff, IconKey, IconLadder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { screens } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { MenuChoices } from './menu-choices.tsx';

const icons = { ladder: IconLadder, custody: IconKey, compare: IconArrowsDiff } as const;

/** What takes the middle of the page: the ladder, who holds which key, or two designs side by side. */
export function ScreenControl({ asMenu = false }: { asMenu?: boolean }) {
  const { t } = useTranslation();
  const shown = useAppStore((state) => state.screen);
  const showScreen = useAppStore((state) => state.showScreen);
  if (!asMenu) {
    return screens.map((screen) => (
      <IconControl
        key={screen}
        icon={icons[screen]}
        name={t(`app.screen.${screen}`)}
        pressed={shown === screen}
        onClick={() => showScreen(screen)}
      />
    ));
  }
  const choices = screens.map((screen) => ({
    id: screen,
    name: t(`app.screen.${screen}`),
    chosen: shown === screen,
    choose: () => showScreen(screen),
  }));
  return <MenuChoices label={t('app.screen.title')} choices={choices} />;
}
