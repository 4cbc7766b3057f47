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

/** The key of a control, drawn beside its name; screen readers hear it from `aria-keyshortcuts`. */
export function KeyHint(props: { keys: string }) {
  return (
    <Kbd className={classes.hint} aria-hidden="true">
      {nameOfKeys(props.keys)}
    </Kbd>
  );
}
