import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: /.*\.(e2e|spec|test)\.ts/,
  outputDir: 'test-results',
  // Each journey has an application and a server of its own; two cores carry one at a time.
  workers: 1,
  // A journey that passes at the second attempt is a bug that was seen once.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: { trace: 'off', screenshot: 'only-on-failure' },
});
