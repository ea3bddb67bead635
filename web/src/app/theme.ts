import { createTheme, type MantineColorsTuple } from '@mantine/core';
import { common } from '~/ui/messages';

const prussia: MantineColorsTuple = [
  '#EEF4FB',
  '#DCE9F6',
  '#B7D2EE',
  '#8DB8E4',
  '#5F9AD8',
  '#2B6CB5',
  '#1B5A9C',
  '#154A82',
  '#103A67',
  '#0B2947',
];
const dark: MantineColorsTuple = [
  '#E9ECF0',
  '#AEB7C2',
  '#8C96A3',
  '#6F7B89',
  '#36404B',
  '#1B2129',
  '#14181D',
  '#0D1014',
  '#101318',
  '#080A0D',
];

/** What closes a dialog says so, in the language of the moment. */
const named = () => ({ closeButtonProps: { 'aria-label': common.say('close') } });

/** Section 12 of the design; the tokens are in styles/. */
export const theme = createTheme({
  primaryColor: 'prussia',
  primaryShade: { light: 6, dark: 5 },
  autoContrast: true,
  colors: { prussia, dark },
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '20px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '8px' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Modal: {
      defaultProps: () => ({ radius: 'md', transitionProps: { duration: 180 }, overlayProps: { backgroundOpacity: 0.4 }, ...named() }),
    },
    Drawer: { defaultProps: named },
    Tooltip: { defaultProps: { openDelay: 400 } },
    TextInput: { defaultProps: { size: 'sm' } },
  },
});
