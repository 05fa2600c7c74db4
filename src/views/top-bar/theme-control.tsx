import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import { IconMenu, MenuChoices } from './menu-choices.tsx';

const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];
const pictures = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

/** Colours as the system has them, light, or dark, as entries of a menu. */
export function ThemeItems() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choices = schemes.map((scheme) => ({
    id: scheme,
    name: t(`app.topBar.themes.${scheme}`),
    chosen: scheme === colorScheme,
    choose: () => setColorScheme(scheme),
  }));
  return <MenuChoices label={t('app.topBar.theme')} choices={choices} />;
}

/** The same as a menu of its own. */
export function ThemeControl() {
  const { t } = useTranslation();
  const { colorScheme } = useMantineColorScheme();
  return (
    <IconMenu icon={pictures[colorScheme]} name={t('app.topBar.theme')}>
      <ThemeItems />
    </IconMenu>
  );
}
