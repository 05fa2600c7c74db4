import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chosen } from './chosen.tsx';

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];
const pictures = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** Colours as the system has them, light, or dark, as entries of a menu. */
export function ThemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('app.topBar.theme')}</Menu.Label>
      {schemes.map((scheme) => (
        <Menu.Item
          key={scheme}
          aria-current={scheme === colorScheme}
          leftSection={<Chosen is={scheme === colorScheme} />}
          onClick={() => setColorScheme(scheme)}
        >
          {t(`app.topBar.themes.${scheme}`)}
        </Menu.Item>
      ))}
    </>
  );
}

/** The same as a menu of its own. */
export function ThemeControl() {
  const { t } = useTranslation();
  const { colorScheme } = useMantineColorScheme();
  const Picture = pictures[colorScheme];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size={32}
          color="var(--kl-text-2)"
          aria-label={t('app.topBar.theme')}
          title={t('app.topBar.theme')}
        >
          <Picture size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown data-owns-arrows="">
        <ThemeItems />
      </Menu.Dropdown>
    </Menu>
  );
}
