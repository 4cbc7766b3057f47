import { EventEmitter, once } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, it } from 'vitest';
import { BeforeClosing } from './before-closing.ts';

/** A window that closes as Electron's does: unless somebody prevents it. */
class FakeWindow extends EventEmitter {
  isOpen = true;

  close(): void {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    this.emit('close', { preventDefault });
    if (isPrevented) return;
    this.isOpen = false;
    this.emit('closed');
  }
}

function heldWindow() {
  const before = new BeforeClosing();
  const window = new FakeWindow();
  before.hold(window as unknown as BrowserWindow);
  return { before, window };
}

it('[C7] closes at once while nothing is under way', () => {
  const { window } = heldWindow();
  window.close();
  expect(window.isOpen).toBe(false);
});

it.each(['succeeds', 'fails'])(
  '[C7] waits until all work is done when the last %s',
  async (how) => {
    const { before, window } = heldWindow();
    const gate = new EventEmitter();
    const last = once(gate, 'go').then(() => {
      if (how === 'fails') throw new Error('disk');
    });
    const works = [before.finish(Promise.resolve()), before.finish(last)];
    window.close();
    await works[0];
    expect(window.isOpen).toBe(true);
    gate.emit('go');
    await Promise.allSettled(works);
    expect(window.isOpen).toBe(false);
  },
);

it('[C7] stays when nobody asked to close it meanwhile', async () => {
  const { before, window } = heldWindow();
  await before.finish(Promise.resolve());
  expect(window.isOpen).toBe(true);
});
