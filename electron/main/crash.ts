import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { describeSafely } from './safe-description.ts';

const MAX_LOG_BYTES = 512 * 1024;

/** Writes bugs of the main process to a small log without any client's data, and goes on. */
export function logBugs(folder: string): (where: string, error: unknown) => void {
  const file = path.join(folder, 'logs', 'main.log');
  const log = (where: string, error: unknown) => {
    try {
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) {
        renameSync(file, `${file}.1`);
      }
      const entry = `${new Date().toISOString()} ${where}: ${describeSafely(error)}\n`;
      appendFileSync(file, entry, { mode: 0o600 });
    } catch {
      // A log that cannot be written must not bring the application down.
    }
  };
  // Without these Electron shows a dialog with the message, which may quote anything.
  process.on('uncaughtException', (error) => log('uncaught exception', error));
  process.on('unhandledRejection', (error) => log('unhandled rejection', error));
  return log;
}

/** Offers to load the page again when its process has died or hangs. */
export function offerReload(
  window: BrowserWindow,
  log: (where: string, error: unknown) => void,
  reload: () => void,
): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log(`page ${reason}`, new Error(String(exitCode)));
    void ask(window, 'The window stopped working.', 'Load again').then((again) => {
      if (again) reload();
      else app.quit();
    });
  });
  window.on('unresponsive', () => {
    void ask(window, 'The window does not answer.', 'Wait').then((wait) => {
      if (!wait && !window.isDestroyed()) reload();
    });
  });
}

async function ask(window: BrowserWindow, message: string, first: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail: 'Everything that was shown as saved is kept.',
    buttons: first === 'Wait' ? ['Wait', 'Load again'] : [first, 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 0;
}
