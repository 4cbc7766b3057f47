import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeOnScreens, readWindowState, writeWindowState } from './window-state.ts';

const laptop = { x: 0, y: 0, width: 1440, height: 900 };
const beside = { x: 1440, y: 0, width: 2560, height: 1440 };
const state = { x: 1500, y: 100, width: 1300, height: 900, maximised: false };

let file: string;
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'window-')), 'window.json');
});
afterEach(() => rm(path.dirname(file), { recursive: true, force: true }));

describe('the remembered window', () => {
  it('comes back as it was closed', () => {
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
    expect(placeOnScreens(state, [laptop, beside])).toEqual(state);
  });

  it('is forgotten when its screen is gone', () => {
    expect(placeOnScreens(state, [laptop])).toBeNull();
    expect(placeOnScreens({ ...state, x: 100, y: -50 }, [laptop])).toBeNull();
    expect(placeOnScreens(null, [laptop])).toBeNull();
  });

  it('shrinks to its screen, but never below what is usable', () => {
    const large = { ...state, x: 0, y: 0, width: 3000, height: 2000 };
    expect(placeOnScreens(large, [laptop])).toMatchObject({ width: 1440, height: 900 });
    const tiny = { ...state, x: 0, y: 0, width: 300, height: 200 };
    expect(placeOnScreens(tiny, [laptop])).toMatchObject({ width: 1024, height: 700 });
  });

  it.each(['', '{', '{"x":1}', '{"x":"a","y":0,"width":1,"height":1,"maximised":false}'])(
    'is none in a file that holds %j',
    async (text) => {
      await writeFile(file, text);
      expect(readWindowState(file)).toBeNull();
    },
  );
});
