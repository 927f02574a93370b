import { createTheme, virtualColor } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';
import overlay from './overlay.module.css';
import input from './input.module.css';

const paper: MantineColorsTuple = [
  '#fcfbf7',
  '#f8f7f4',
  '#f3f2ee',
  '#e5e4e0',
  '#d5d4d1',
  '#adaca9',
  '#767572',
  '#464a47',
  '#2e312e',
  '#191d1a',
];
/** What Mantine calls `dark`: text, lines and surfaces of the dark scheme, from light to dark. */
const dark: MantineColorsTuple = [
  '#eceae5',
  '#c9c7c2',
  '#a9aca6',
  '#8e928c',
  '#2a2f2c',
  '#262b28',
  '#1f2422',
  '#161a18',
  '#121513',
  '#0f1211',
];
const celadon: MantineColorsTuple = [
  '#edf9f7',
  '#ddf2ee',
  '#bfe6df',
  '#96d4ca',
  '#62bcae',
  '#26a192',
  '#018275',
  '#02685e',
  '#004f47',
  '#003630',
];
const flax: MantineColorsTuple = [
  '#f3f6ff',
  '#e7ecff',
  '#d0dbff',
  '#b2c3fe',
  '#8ba3ff',
  '#6a81f2',
  '#5064cf',
  '#3e4eac',
  '#2f3c82',
  '#1e285c',
];

const overlayTransition = { transition: 'fade', duration: 80 } as const;

/** Mantine speaks our tokens: same type, radii, shadows and motion; a second accent per track as a virtual colour. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '11px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '22px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '10px', xl: '999px' },
  shadows: { xs: 'var(--sh-1)', sm: 'var(--sh-1)', md: 'var(--sh-2)', lg: 'var(--sh-3)', xl: 'var(--sh-3)' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  white: '#ffffff',
  black: '#191d1a',
  colors: {
    dark,
    gray: paper,
    paper,
    celadon,
    flax,
    inv: virtualColor({ name: 'inv', light: 'celadon', dark: 'celadon' }),
    exp: virtualColor({ name: 'exp', light: 'flax', dark: 'flax' }),
  },
  primaryColor: 'flax',
  // White is too faint on the light accents of the dark scheme.
  autoContrast: true,
  luminanceThreshold: 0.3,
  primaryShade: { light: 6, dark: 4 },
  components: {
    Tooltip: {
      defaultProps: {
        openDelay: 250,
        transitionProps: overlayTransition,
        events: { hover: true, focus: true, touch: true },
      },
      classNames: { tooltip: overlay['tooltip'] },
    },
    Popover: {
      defaultProps: { shadow: 'lg', radius: 'lg', transitionProps: overlayTransition },
      classNames: { dropdown: overlay['popover'] },
    },
    Menu: {
      defaultProps: { shadow: 'lg', radius: 'lg', transitionProps: overlayTransition },
      classNames: { dropdown: overlay['menu'], item: overlay['menuItem'], label: overlay['menuLabel'] },
    },
    Combobox: {
      defaultProps: { shadow: 'lg', radius: 'lg', transitionProps: overlayTransition },
      classNames: { dropdown: overlay['popover'], option: overlay['option'] },
    },
    Select: { classNames: { dropdown: overlay['popover'], option: overlay['option'] } },
    MultiSelect: { classNames: { dropdown: overlay['popover'], option: overlay['option'] } },
    TagsInput: { classNames: { dropdown: overlay['popover'], option: overlay['option'] } },
    Autocomplete: { classNames: { dropdown: overlay['popover'], option: overlay['option'] } },
    Tabs: { classNames: { tab: overlay['tab'] } },
    Modal: {
      defaultProps: { radius: 'lg', shadow: 'xl', transitionProps: overlayTransition },
      classNames: {
        overlay: overlay['scrim'],
        content: overlay['dialog'],
        header: overlay['dialogHeader'],
        title: overlay['dialogTitle'],
      },
    },
    Drawer: {
      defaultProps: { shadow: 'xl', transitionProps: { transition: 'slide-left', duration: 140 } },
      classNames: {
        overlay: overlay['scrim'],
        content: overlay['dialog'],
        header: overlay['dialogHeader'],
        title: overlay['dialogTitle'],
      },
    },
    InputWrapper: {
      classNames: {
        label: input['label'],
        description: input['description'],
        error: input['error'],
        required: input['required'],
      },
    },
    Checkbox: { defaultProps: { size: 'xs' }, classNames: { label: input['choice'] } },
    Radio: { defaultProps: { size: 'xs' }, classNames: { label: input['choice'] } },
    Switch: { defaultProps: { size: 'sm' }, classNames: { label: input['choice'] } },
    Pill: { classNames: { root: input['pill'] } },
    Input: { classNames: { input: input['input'] } },
  },
});

/** Mantine's meanings in terms of our tokens, which differ between light and dark by themselves. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const meanings = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-color-anchor': 'var(--ink)',
    '--mantine-color-inv-filled': 'var(--inv)',
    '--mantine-color-inv-light': 'var(--inv-bg)',
    '--mantine-color-inv-light-color': 'var(--inv-ink)',
    '--mantine-color-exp-filled': 'var(--exp)',
    '--mantine-color-exp-light': 'var(--exp-bg)',
    '--mantine-color-exp-light-color': 'var(--exp-ink)',
  };
  return {
    variables: { '--mantine-line-height': '20px', '--mantine-scale': '1' },
    light: meanings,
    dark: meanings,
  };
};
