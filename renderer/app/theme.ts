import { createTheme } from '@mantine/core';

/** Behaviour of the component library; its look is in `theme.css`. */
export const theme = createTheme({
  primaryColor: 'blue',
  defaultRadius: 'md',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    Text: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 120 } } },
    // A placeholder that takes the focus is no item of a menu; the first item takes it.
    Menu: {
      defaultProps: { transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false },
    },
    // A refused form takes the focus to its first fault: a list that opens then covers what is said of it.
    Select: { defaultProps: { openOnFocus: false } },
    Popover: { defaultProps: { transitionProps: { duration: 80 } } },
    Tabs: { defaultProps: { keepMounted: false } },
    Anchor: { defaultProps: { underline: 'hover' } },
  },
});
