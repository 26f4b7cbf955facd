import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Toolbars 28 px, forms 32 px. */
const CONTROL_HEIGHTS: Record<string, string | undefined> = { xs: '28px', sm: '32px' };

const control = { defaultProps: { size: 'sm' } };
// Room for the next value must not cost a line of its own.
const pills = { inputField: { minWidth: 32 } };
const close = msg`Close`;
const combobox = { transitionProps: { duration: 0 }, shadow: 'md', keepMounted: false };

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.4', xl: '1.3' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '12px', xl: '999px' },
  defaultRadius: 'sm',
  primaryColor: 'indigo',
  // A lighter shade in the dark fails the contrast of white text on the filled button.
  primaryShade: { light: 6, dark: 6 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  colors: {
    indigo: [
      '#eef0ff',
      '#dfe3fd',
      '#cdd3fb',
      '#b6bcf2',
      '#8e97e9',
      '#6470e2',
      '#4a58dc',
      '#3f4cc9',
      '#3b48c4',
      '#2c369a',
    ],
    gray: [
      '#f7f7f9',
      '#f1f1f5',
      '#e4e4ea',
      '#d3d4db',
      '#b9bbc5',
      '#9093a0',
      '#676a75',
      '#5b5e69',
      '#3a3d46',
      '#1c1d22',
    ],
    dark: [
      '#ececf1',
      '#cfd1d9',
      '#a3a6b1',
      '#767a87',
      '#3a3d46',
      '#2b2d34',
      '#212328',
      '#191a1e',
      '#121316',
      '#0d0e10',
    ],
  },
  // Written as plain objects: naming the components here would pull all of them into the first chunk.
  components: {
    // Asked for at each rendering, so that it is in the language of that moment.
    CloseButton: { defaultProps: () => ({ 'aria-label': i18n._(close) }) },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Autocomplete: { defaultProps: { size: 'sm', comboboxProps: combobox } },
    Badge: { defaultProps: { tt: 'none', fw: 500, radius: 'xl' } },
    Button: {
      defaultProps: { size: 'xs', fw: 500 },
      vars: (_: unknown, props: { size?: unknown }) => ({
        root: CONTROL_HEIGHTS[String(props.size)] ? { '--button-height': CONTROL_HEIGHTS[String(props.size)] } : {},
      }),
    },
    Checkbox: { defaultProps: { size: 'xs' } },
    Drawer: { defaultProps: { transitionProps: { duration: 100 } } },
    Input: {
      ...control,
      vars: (_: unknown, props: { size?: unknown }) => ({
        wrapper: CONTROL_HEIGHTS[String(props.size)] ? { '--input-height': CONTROL_HEIGHTS[String(props.size)] } : {},
      }),
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        transitionProps: { duration: 100, transition: 'fade' },
        shadow: 'md',
        centered: true,
      },
    },
    MultiSelect: { defaultProps: { size: 'sm', comboboxProps: combobox }, styles: pills },
    NumberInput: control,
    PasswordInput: control,
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Select: { defaultProps: { size: 'sm', comboboxProps: combobox } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 100 } },
    Switch: control,
    TagsInput: { defaultProps: { size: 'sm', comboboxProps: combobox }, styles: pills },
    Textarea: control,
    TextInput: control,
    Tooltip: {
      defaultProps: { openDelay: 400, transitionProps: { duration: 80 }, fz: 12, px: 8, py: 4 },
    },
  },
});

/** Puts the tokens behind Mantine's own names, so that its parts and ours cannot differ. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-muted)',
    '--mantine-color-placeholder': 'var(--text-faint)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--border-strong)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-error': 'var(--danger-text)',
    '--mantine-color-indigo-light': 'var(--accent-soft)',
    '--mantine-color-indigo-light-hover': 'var(--accent-soft)',
    '--mantine-color-indigo-light-color': 'var(--accent-text)',
    '--mantine-color-indigo-text': 'var(--accent-text)',
    '--mantine-color-gray-text': 'var(--text-muted)',
    '--mantine-color-gray-light': 'var(--hover)',
    '--mantine-color-gray-light-hover': 'var(--pressed)',
    '--mantine-color-gray-light-color': 'var(--text-muted)',
    '--mantine-color-red-text': 'var(--danger-text)',
    '--mantine-color-red-light': 'var(--danger-soft)',
    '--mantine-color-red-light-color': 'var(--danger-text)',
    '--mantine-shadow-md': 'var(--shadow-floating)',
    '--mantine-shadow-sm': 'var(--shadow-floating)',
    '--mantine-shadow-xl': 'var(--shadow-floating)',
  };
  return { variables: {}, light: both, dark: both };
};
