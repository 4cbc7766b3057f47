import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Bundle, bundle } from '#tests/bench/support/bundle.ts';
import { type StaticServer, serveFolder } from '#tests/bench/support/static-server.ts';
import type { EngineCalls, Held } from '#tests/integration/engine/page/engine-page.ts';
import { resolveElectron } from '../../../../scripts/electron-runtime.mjs';
import { launchElectron } from '../../launch-electron.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const WINDOW = path.join(ROOT, 'scripts', 'runtime', 'vitest-window');
const PAGES = path.join(ROOT, 'tests', 'integration', 'engine', 'page');
/** Rows enough that an upgrade takes a while in which one can be killed. */
const COUNT = 2_500;

export interface UpgradeOutcome {
  readonly rounds: number;
  /** Killed before the new version was there: everything is as it was. */
  readonly old: number;
  /** Killed after it was: every row is touched, and nothing else has changed. */
  readonly upgraded: number;
  /** Anything between the two. */
  readonly torn: readonly string[];
}

/** Upgrades a store, kills the process at some moment of it, opens it again and looks: so many times. */
export async function upgradeRounds(
  rounds: number,
  onRound: (round: number, found: string) => void = () => undefined,
): Promise<UpgradeOutcome> {
  const built = await bundle(PAGES, ['engine.html']);
  const server = await serveFolder(built.folder);
  const prepared = await mkdtemp(path.join(tmpdir(), 'fieldfolio-upgrade-'));
  try {
    const address = `${server.origin}/engine.html`;
    const before = await inEngine(address, prepared, async (page) => {
      await called(page, 'fill', COUNT);
      return called(page, 'held');
    });
    const whole = await onCopy(prepared, (profile) =>
      inEngine(address, profile, async (page) => ({
        took: await called(page, 'upgrade'),
        held: await called(page, 'held'),
      })),
    );
    const outcome = { rounds, old: 0, upgraded: 0, torn: [] as string[] };
    for (let round = 1; round <= rounds; round += 1) {
      // From the first moment to a little after the last one.
      const wait = (whole.took * 1.2 * (round - 0.5)) / rounds;
      const held = await onCopy(prepared, async (profile) => {
        await killedWhileUpgrading(address, profile, wait);
        return inEngine(address, profile, (page) => called(page, 'held'));
      });
      const found = told(held, { before, after: whole.held });
      if (found === 'torn') outcome.torn.push(`${round}: ${JSON.stringify(held)}`);
      else outcome[found] += 1;
      onRound(round, found);
    }
    return outcome;
  } finally {
    await removed({ server, built, prepared });
  }
}

function told(held: Held, { before, after }: { before: Held; after: Held }) {
  if (JSON.stringify(held) === JSON.stringify(before)) return 'old';
  return JSON.stringify(held) === JSON.stringify(after) ? 'upgraded' : 'torn';
}

/** Starts the upgrade in a process of its own and kills that after so many milliseconds. */
async function killedWhileUpgrading(address: string, profile: string, wait: number) {
  const { app, page } = await opened(address, profile);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  // Ends with its process: that it does is the point.
  const upgrade = called(page, 'upgrade').catch((error: Error) => error);
  await delay(wait);
  app.process().kill('SIGKILL');
  await Promise.all([ended, upgrade]);
}

async function inEngine<Answer>(
  address: string,
  profile: string,
  work: (page: Page) => Promise<Answer>,
): Promise<Answer> {
  const { app, page } = await opened(address, profile);
  try {
    return await work(page);
  } finally {
    await app.close();
  }
}

/** The engine of the application, with the product's own store in a page. */
async function opened(address: string, profile: string) {
  const { executablePath, args } = resolveElectron();
  const launched = await launchElectron({
    executablePath,
    args: [...args, WINDOW, address, profile],
  });
  await launched.page.waitForFunction(() => window.engine !== undefined);
  return launched;
}

async function called<Name extends keyof EngineCalls>(
  page: Page,
  name: Name,
  count = 0,
): Promise<Awaited<ReturnType<EngineCalls[Name]>>> {
  const answer = await page.evaluate(
    async ([wanted, given]) => {
      if (!window.engine) throw new Error('the page offers its functions');
      return window.engine[wanted](given);
    },
    [name, count] as const,
  );
  return answer as Awaited<ReturnType<EngineCalls[Name]>>;
}

async function onCopy<Answer>(
  prepared: string,
  work: (profile: string) => Promise<Answer>,
): Promise<Answer> {
  const profile = await mkdtemp(path.join(tmpdir(), 'fieldfolio-upgrade-'));
  try {
    await cp(prepared, profile, { recursive: true });
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function removed(all: { server: StaticServer; built: Bundle; prepared: string }) {
  await all.server.close();
  await all.built.remove();
  await rm(all.prepared, { recursive: true, force: true, maxRetries: 5 });
}
