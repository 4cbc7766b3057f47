import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Debian's Chromium without a window, on a profile of its own. */
export interface Browser {
  readonly page: Page;
  /** Calls a function that the page offers as `window.bench` and gives its answer. */
  call<Answer>(name: string, ...args: readonly unknown[]): Promise<Answer>;
  /** Ends it; the profile stays for `diskBytes`. */
  close(): Promise<void>;
  /** What IndexedDB takes on the disk, once the browser has ended. */
  diskBytes(): Promise<number>;
  removeProfile(): Promise<void>;
}

/** The functions that a bench's page offers to the bench. */
export type BenchCalls = object;

declare global {
  interface Window {
    bench?: BenchCalls;
  }
}

/**
 * Opens `url` in a fresh browser and waits until it offers its functions.
 * @param options.crossOrigin lets the page call a server that knows nothing of web pages, as the
 * application's shell does
 */
export async function openBrowser(
  url: string,
  options: { readonly crossOrigin?: boolean } = {},
): Promise<Browser> {
  const profile = await mkdtemp(path.join(tmpdir(), 'fieldfolio-bench-profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.FIELDFOLIO_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [...FLAGS, ...(options.crossOrigin ? ['--disable-web-security'] : [])],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
  page.on('console', (message) => {
    // What a peer asks its server for and does not find is no trouble of the bench.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      process.stderr.write(`page: ${message.text()}\n`);
  });
  const removeProfile = () => rm(profile, { recursive: true, force: true });
  try {
    await page.goto(url);
    await page.waitForFunction(() => window.bench !== undefined);
  } catch (cause) {
    await context.close();
    await removeProfile();
    throw cause;
  }
  return {
    page,
    call: (name, ...args) =>
      page.evaluate(
        async ([called, given]) => {
          const wanted: unknown = Object.entries(window.bench ?? {}).find(
            ([offered]) => offered === called,
          )?.[1];
          if (typeof wanted !== 'function') throw new Error(`The page offers no "${called}".`);
          return (await wanted(...given)) as never;
        },
        [name, args] as const,
      ),
    close: () => context.close(),
    diskBytes: () => sizeOf(path.join(profile, 'Default', 'IndexedDB')),
    removeProfile,
  };
}

async function sizeOf(place: string): Promise<number> {
  const found = await stat(place);
  if (!found.isDirectory()) return found.size;
  let sum = 0;
  for (const name of await readdir(place)) sum += await sizeOf(path.join(place, name));
  return sum;
}
