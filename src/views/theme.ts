import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Menu,
  Tooltip,
} from '@mantine/core';

/** Hands the tokens of tokens.css to Mantine, so that its parts look like ours in both schemes. */

const everyShade = (color: string) => Array(10).fill(color) as unknown as MantineColorsTuple;

/** Mantine asks for ten greys per scheme, from text to ground in the dark one. */
const darkShades: MantineColorsTuple = [
  'var(--kl-text)',
  'var(--kl-text-2)',
  'var(--kl-text-2)',
  'var(--kl-future)',
  'var(--kl-line)',
  'var(--kl-raised)',
  'var(--kl-panel)',
  'var(--kl-panel)',
  'var(--kl-raised)',
  'var(--kl-canvas)',
];
const grayShades: MantineColorsTuple = [
  'var(--kl-canvas)',
  'var(--kl-raised)',
  'var(--kl-raised)',
  'var(--kl-line)',
  'var(--kl-line)',
  'var(--kl-line-strong)',
  'var(--kl-text-2)',
  'var(--kl-text-2)',
  'var(--kl-text)',
  'var(--kl-text)',
];

export const theme = createTheme({
  fontFamily: 'var(--kl-font-sans)',
  fontFamilyMonospace: 'var(--kl-font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '16px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  colors: {
    accent: everyShade('var(--kl-accent)'),
    failure: everyShade('var(--kl-failure)'),
    dark: darkShades,
    gray: grayShades,
  },
  primaryColor: 'accent',
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: 'var(--kl-on-accent)' } : colors;
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 400,
        events: { hover: true, focus: true, touch: false },
        color: 'var(--kl-text)',
        style: { color: 'var(--kl-panel)' },
      },
    }),
    // The arrow in it has no name and needs none.
    NativeSelect: { defaultProps: { rightSectionProps: { 'aria-hidden': true } } },
    // Its placeholder is a child that a menu may not have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    // Without `Modal.extend`, which would load the dialogs' parts with the page.
    Modal: { defaultProps: { centered: true } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--kl-panel)',
  '--mantine-color-text': 'var(--kl-text)',
  '--mantine-color-bright': 'var(--kl-text)',
  '--mantine-color-dimmed': 'var(--kl-text-2)',
  '--mantine-color-placeholder': 'var(--kl-future)',
  '--mantine-color-error': 'var(--kl-failure)',
  '--mantine-color-anchor': 'var(--kl-accent)',
  '--mantine-color-default': 'var(--kl-panel)',
  '--mantine-color-default-hover': 'var(--kl-raised)',
  '--mantine-color-default-color': 'var(--kl-text)',
  '--mantine-color-default-border': 'var(--kl-line)',
  '--mantine-color-disabled': 'var(--kl-raised)',
  '--mantine-color-disabled-color': 'var(--kl-future)',
  '--mantine-color-disabled-border': 'var(--kl-line)',
  '--mantine-primary-color-filled': 'var(--kl-accent)',
  '--mantine-primary-color-filled-hover': 'var(--kl-accent)',
  '--mantine-primary-color-light': 'var(--kl-accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--kl-accent-soft)',
  '--mantine-primary-color-light-color': 'var(--kl-accent)',
  '--mantine-primary-color-contrast': 'var(--kl-on-accent)',
  '--mantine-color-accent-filled': 'var(--kl-accent)',
  '--mantine-color-accent-filled-hover': 'var(--kl-accent)',
  '--mantine-color-accent-light': 'var(--kl-accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--kl-accent-soft)',
  '--mantine-color-accent-light-color': 'var(--kl-accent)',
  '--mantine-color-accent-outline': 'var(--kl-accent)',
  '--mantine-color-accent-outline-hover': 'var(--kl-accent-soft)',
  '--mantine-color-accent-contrast': 'var(--kl-on-accent)',
} as const;

/** Mantine writes its variables per scheme; the tokens themselves follow the scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...shared },
  dark: { ...shared },
});
