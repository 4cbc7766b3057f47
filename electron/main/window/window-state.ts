import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximised: z.boolean(),
});
export type WindowState = z.output<typeof windowState>;

export const DEFAULT_SIZE = { width: 1280, height: 800 };
export const LEAST_SIZE = { width: 1024, height: 700 };

/** So much of a window has to be on a screen that a person can take hold of it. */
const GRIP = 100;

/** The place to open at: the remembered one if a screen still shows it; `null` lets the system choose. */
export function placeOnScreens(
  remembered: WindowState | null,
  screens: readonly Area[],
): WindowState | null {
  if (remembered === null) return null;
  const screen = screens.find((area) => overlap(remembered, area));
  if (screen === undefined) return null;
  return {
    ...remembered,
    width: Math.max(LEAST_SIZE.width, Math.min(remembered.width, screen.width)),
    height: Math.max(LEAST_SIZE.height, Math.min(remembered.height, screen.height)),
  };
}

/** Whether enough of the window, its upper edge included, lies on the screen. */
function overlap(window: Area, screen: Area): boolean {
  const across =
    Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const top = window.y >= screen.y && window.y <= screen.y + screen.height - GRIP;
  return across >= GRIP && top;
}

/** The remembered state, or `null` when there is none that makes sense. */
export function readWindowState(file: string): WindowState | null {
  try {
    const read = windowState.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Remembers the state; called while the window closes, so it does not wait for anything. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // A window that opens at its default place next time is no reason to trouble anybody.
  }
}
