import { describe, expect, it } from 'vitest';
import { mayCall } from './sender.ts';

const page = {
  contentsId: 1,
  url: 'app://fieldfolio/index.html#/clients',
  isTopFrame: true,
  hasWindow: true,
};

describe('[S5] who may use the shell', () => {
  it('is the top frame of the known window on the own origin', () => {
    expect(mayCall(page, 1)).toBe(true);
  });

  it.each([
    { contentsId: 2 },
    { isTopFrame: false },
    { hasWindow: false },
    { url: null },
    { url: '' },
    { url: 'about:blank' },
    { url: 'app://fieldfolio.evil/index.html' },
    { url: 'app://fieldfolio' },
    { url: 'https://fieldfolio/index.html' },
    { url: 'data:text/html,app://fieldfolio/' },
  ])('is nobody else (%j)', (difference) => {
    expect(mayCall({ ...page, ...difference }, 1)).toBe(false);
  });

  it('is nobody while there is no window', () => {
    expect(mayCall(page, null)).toBe(false);
  });
});
