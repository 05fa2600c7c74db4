import { Menu } from '@mantine/core';
import { IconArrowsDiff, IconKey, IconLadder } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { screens } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { Chosen } from './chosen.tsx';

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
  return (
    <>
      <Menu.Label>{t('app.screen.title')}</Menu.Label>
      {screens.map((screen) => (
        <Menu.Item
          key={screen}
          aria-current={shown === screen}
          leftSection={<Chosen is={shown === screen} />}
          onClick={() => showScreen(screen)}
        >
          {t(`app.screen.${screen}`)}
        </Menu.Item>
      ))}
    </>
  );
}
