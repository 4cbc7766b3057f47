import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useReturnedFocus } from './returned-focus.ts';

let root: Root;

function Panel() {
  useReturnedFocus();
  // biome-ignore lint/a11y/noAutofocus: this is what a panel does
  return <input autoFocus />;
}

function show(parts: { isOpen: boolean; hasOpener?: boolean }): void {
  const page = (
    <main tabIndex={-1}>
      {parts.hasOpener === false ? null : <button type="button">Open</button>}
      <a href="#elsewhere">Elsewhere</a>
      {parts.isOpen ? <Panel /> : null}
    </main>
  );
  flushSync(() => root.render(page));
}

const focus = (name: string) => document.querySelector<HTMLElement>(name)?.focus();
const focused = () => document.activeElement?.localName;

beforeEach(() => {
  root = createRoot(document.body.appendChild(document.createElement('div')));
  show({ isOpen: false });
});
afterEach(() => root.unmount());

it('returns to what opened it', () => {
  focus('button');
  show({ isOpen: true });
  expect(focused()).toBe('input');
  show({ isOpen: false });
  expect(focused()).toBe('button');
});

it('goes to the page when a key opened it, or when what opened it is gone', () => {
  show({ isOpen: true });
  show({ isOpen: false });
  expect(focused()).toBe('main');
  focus('button');
  show({ isOpen: true });
  show({ isOpen: false, hasOpener: false });
  expect(focused()).toBe('main');
});

it('leaves a focus that is elsewhere by then', () => {
  focus('button');
  show({ isOpen: true });
  focus('a');
  show({ isOpen: false });
  expect(focused()).toBe('a');
});
