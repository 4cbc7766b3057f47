import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import type { BrowserProviderOption } from 'vitest/node';
import { electron } from './scripts/runtime/electron-browser.ts';

// Journeys belong to Playwright; benches and soaks measure, they are no tests.
const elsewhere = [
  ...configDefaults.exclude,
  '**/*.browser.test.{ts,tsx}',
  'tests/{e2e,bench,soak}/**',
];

/** One project per runtime; all of them run on Node. */
function onNode(folder: string, testTimeout: number) {
  return {
    extends: true as const,
    test: {
      name: folder,
      environment: 'node' as const,
      include: [`${folder}/**/*.test.{ts,tsx}`],
      exclude: elsewhere,
      setupFiles: ['./tests/property-seed.ts'],
      testTimeout,
      hookTimeout: 120_000,
    },
  };
}

/**
 * What pages and worker are made of, bundled before the first test: a library that is met in the middle
 * of a run is bundled then, and a test that has begun would have two copies of React.
 */
const LIBRARIES = [
  ...['react', 'react-dom', 'react-dom/client', 'react-dom/server', 'react/jsx-dev-runtime'],
  ...['@mantine/core', '@mantine/notifications', '@mantine/spotlight', '@tabler/icons-react'],
  ...['@tanstack/react-virtual', 'recharts', 'wouter', 'wouter/use-hash-location'],
  ...['zustand', 'zustand/middleware', 'dexie', 'minisearch', 'node-diff3', 'zod'],
  ...['hash-wasm', '@noble/hashes/sha2.js', 'csv-parse/browser/esm/sync', 'fast-check'],
  ...['@zxcvbn-ts/core', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-en'],
];

/**
 * The tests of the vault, once per engine: the newest one and the application's own.
 * @param endings those of components that are typed into (`tsx`) have their keys pressed by Chromium's
 * automation, which the other engine lacks; there the journeys press them
 */
function inBrowser(name: string, provider: BrowserProviderOption, endings: string) {
  return {
    extends: true as const,
    optimizeDeps: { include: LIBRARIES },
    test: {
      name,
      include: [`{renderer,tests}/**/*.browser.test.${endings}`],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider,
        instances: [{ browser: 'chromium' as const }],
      },
    },
  };
}

const chromium = playwright({
  launchOptions: {
    // Debian's package: the newest engine, beside the old one inside Electron.
    executablePath: process.env.FIELDFOLIO_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
});

export default defineConfig({
  test: {
    // Two cores; a third worker would only make the others slower.
    maxWorkers: 2,
    // The soak of the same name asks for more of them.
    provide: {
      tamperRounds: Number(process.env.TAMPER_ROUNDS ?? 60),
      tamperSeed: Number(process.env.SEED ?? 20_261_124),
    },
    projects: [
      onNode('shared', 60_000),
      onNode('electron', 60_000),
      onNode('renderer', 60_000),
      onNode('server', 120_000),
      onNode('scripts', 120_000),
      onNode('tests', 300_000),
      inBrowser('browser', chromium, '{ts,tsx}'),
      inBrowser('electron-vault', electron(), 'ts'),
    ],
  },
});
