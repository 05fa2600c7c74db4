import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

/** The colour scheme on the screen and the way to the other one. Until somebody chooses, the page
 *  follows the system. */
export function useThemeSwitch(): { dark: boolean; toggle: () => void } {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const dark = scheme === 'dark';
  return { dark, toggle: () => setColorScheme(dark ? 'light' : 'dark') };
}
