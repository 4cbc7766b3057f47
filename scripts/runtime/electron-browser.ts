// The application's Electron as a browser of vitest: one process with an empty profile per session.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import type { BrowserProvider, BrowserProviderOption, TestProject } from 'vitest/node';
import { resolveElectron } from '../electron-runtime.mjs';
import { projectRoot } from '../lib/paths.mjs';
import { closed } from '../lib/processes.mjs';

const WINDOW_FOLDER = path.join(projectRoot, 'scripts', 'runtime', 'vitest-window');
const OPEN_LIMIT_MS = 60_000;
const GRACE_MS = 5_000;

declare module 'vitest/browser' {
  interface BrowserCommands {
    __vitest_viewport: (size: { width: number; height: number }) => Promise<void>;
  }
}

type Session = { readonly electron: ChildProcess; readonly profile: string };

/**
 * Electron for `browser.provider`. Playwright cannot drive it, as Electron creates no contexts; the
 * page runs the tests by itself and needs no driver. Only vitest's server comes from that provider.
 */
export function electron(): BrowserProviderOption {
  return {
    name: 'electron',
    supportedBrowser: ['chromium'],
    options: {},
    serverFactory: playwright().serverFactory,
    providerFactory: electronProvider,
  };
}

function electronProvider(project: TestProject): BrowserProvider {
  // Vitest sizes each page, but the vault's has no looks: a hidden window stays as it is.
  project.browser?.registerCommand('__vitest_viewport', async () => undefined);
  const sessions = new Set<Session>();
  return {
    name: 'electron',
    supportsParallelism: true,
    getCommandsContext: () => ({}),
    openPage: async (_sessionId, address) => {
      const session = startSession(address);
      sessions.add(session);
      await opened(session.electron);
    },
    close: async () => {
      const ending = [...sessions].map(endSession);
      sessions.clear();
      await Promise.all(ending);
    },
  };
}

function startSession(address: string): Session {
  const { executablePath, args } = resolveElectron();
  const profile = mkdtempSync(path.join(tmpdir(), 'fieldfolio-vitest-'));
  // In the runner's own process group, so that it ends with the runner whatever happens to that.
  const electron = spawn(executablePath, [...args, WINDOW_FOLDER, address, profile], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { electron, profile };
}

/**
 * Resolves when the page has loaded; rejects with what Electron said when it ended before. When it
 * ends later, vitest only sees that nobody answers any more: what Electron said is told then.
 */
function opened(electron: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaints = '';
    const fail = (reason: string) => reject(new Error(`Electron ${reason}\n${complaints}`));
    const timer = setTimeout(() => fail(`opened no page in ${OPEN_LIMIT_MS} ms`), OPEN_LIMIT_MS);
    electron.stderr?.on('data', (chunk) => {
      complaints += String(chunk);
    });
    electron.once('error', ({ message }) => fail(`did not start: ${message}`));
    electron.once('exit', (code, signal) => fail(`ended (${code ?? signal}) without a page`));
    electron.once('exit', () => clearTimeout(timer));
    electron.stdout?.once('data', () => {
      clearTimeout(timer);
      resolve();
      electron.once('exit', (code, signal) => {
        if (electron.killed) return;
        process.stderr.write(`Electron ended (${code ?? signal}):\n${complaints}\n`);
      });
    });
  });
}

async function endSession({ electron, profile }: Session): Promise<void> {
  electron.kill('SIGTERM');
  const timer = setTimeout(() => electron.kill('SIGKILL'), GRACE_MS);
  await closed(electron);
  clearTimeout(timer);
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
