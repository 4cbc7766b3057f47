import { _electron, type ElectronApplication, type Page } from '@playwright/test';

/** Attaching takes a second or two; on a busy machine Playwright sometimes never gets there. */
const ATTACH_LIMIT_MS = 25_000;
const ATTEMPTS = 3;

type LaunchOptions = NonNullable<Parameters<typeof _electron.launch>[0]>;

/**
 * Starts Electron and waits for its window. Attaching is tried again, because Playwright was seen to
 * hang between connecting to a new process and letting it run; what the application does afterwards is
 * never tried twice.
 */
export async function launchElectron(
  options: LaunchOptions,
): Promise<{ app: ElectronApplication; page: Page }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const app = await _electron.launch({ ...options, timeout: ATTACH_LIMIT_MS });
      const page = await app.firstWindow();
      await page.waitForLoadState('load');
      return { app, page };
    } catch (error) {
      const isAttaching =
        error instanceof Error && error.message.includes('electron.launch: Timeout');
      if (!isAttaching || attempt === ATTEMPTS) throw error;
      process.stderr.write(`Attaching to Electron hung; attempt ${attempt + 1} of ${ATTEMPTS}\n`);
    }
  }
}
