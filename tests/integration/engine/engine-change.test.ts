import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundle } from '#tests/bench/support/bundle.ts';
import { type StaticServer, serveFolder } from '#tests/bench/support/static-server.ts';
import type { EngineCalls, Held } from './page/engine-page.ts';

const EXECUTABLE = process.env.FIELDFOLIO_CHROMIUM ?? '/usr/bin/chromium';
const SQLITE = '--enable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout';
const LEVELDB = '--disable-features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout';
const COUNT = 1_500;

let built: Bundle;
let server: StaticServer;

beforeAll(async () => {
  built = await bundle(`${import.meta.dirname}/page`, ['engine.html']);
  server = await serveFolder(built.folder);
});

afterAll(async () => {
  await server?.close();
  await built?.remove();
});

/** Runs Chromium on `profile` with one engine asked for. */
async function inBrowser<Answer>(
  profile: string,
  engine: string,
  work: (call: (name: keyof EngineCalls, count?: number) => Promise<Held>) => Promise<Answer>,
): Promise<Answer> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE,
    headless: true,
    args: ['--no-first-run', '--disable-background-networking', engine],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${server.origin}/engine.html`);
    await page.waitForFunction(() => window.engine !== undefined);
    return await work((name, count = 0) =>
      page.evaluate(
        async ([called, given]) => {
          if (!window.engine) throw new Error('the page offers its functions');
          return (await window.engine[called](given)) as Held;
        },
        [name, count] as const,
      ),
    );
  } finally {
    await context.close();
  }
}

describe.skipIf(!existsSync(EXECUTABLE))('another storage engine of Chromium', () => {
  // None of them is what the vault notices as the loss of its store and rebuilds (W3).
  it('[L7] has every row that the one before had, or none of them', async () => {
    const profile = await mkdtemp(path.join(tmpdir(), 'fieldfolio-engine-'));
    try {
      const before = await inBrowser(profile, LEVELDB, async (call) => {
        await call('fill', COUNT);
        return call('held');
      });
      expect(before).toMatchObject({ damaged: 0, outbox: 20 });
      const changed = await inBrowser(profile, SQLITE, (call) => call('held'));
      const isEmpty = Object.values(changed.rows).every((count) => count === 0);
      console.info(`L7: ${isEmpty ? 'none' : 'all'} of the rows after the change`);
      if (!isEmpty) expect(changed).toEqual(before);
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
  });

  it('[L7] keeps and opens a store that it made itself', async () => {
    const profile = await mkdtemp(path.join(tmpdir(), 'fieldfolio-engine-'));
    try {
      const before = await inBrowser(profile, SQLITE, async (call) => {
        await call('fill', COUNT);
        return call('held');
      });
      expect(before).toMatchObject({ damaged: 0, outbox: 20 });
      expect(await inBrowser(profile, SQLITE, (call) => call('held'))).toEqual(before);
    } finally {
      await rm(profile, { recursive: true, force: true });
    }
  });
});
