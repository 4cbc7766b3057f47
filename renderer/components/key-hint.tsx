import { Kbd } from '@mantine/core';
import classes from './key-hint.module.css';

const isMac = navigator.platform.startsWith('Mac');

const NAMES: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  shift: isMac ? '⇧' : 'Shift',
  alt: isMac ? '⌥' : 'Alt',
  Enter: 'Enter',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** How a combination reads: "Ctrl + K", "G then T". */
export function nameOfKeys(keys: string): string {
  return keys
    .split(' ')
    .map((step) =>
      step
        .split('+')
        .map((key) => NAMES[key] ?? key.toUpperCase())
        .join(isMac ? '' : ' + '),
    )
    .join(' then ');
}

/**
 * The key of a control, drawn beside its name. Screen readers hear it from the control's
 * `aria-keyshortcuts`, and not a second time here unless `isSpoken`.
 */
export function KeyHint(props: { keys: string; isSpoken?: boolean }) {
  return (
    <Kbd className={classes.hint} aria-hidden={props.isSpoken ? undefined : true}>
      {nameOfKeys(props.keys)}
    </Kbd>
  );
}
