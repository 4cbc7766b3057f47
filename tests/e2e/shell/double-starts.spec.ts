import { expect, test } from '@playwright/test';
import { startShell } from './launch.ts';
import { startAgain, storeWorks } from './support/double-starts.ts';

test('[L6] twenty second starts leave one application and a store that works', async () => {
  const shell = await startShell();
  try {
    expect(await storeWorks(shell)).toBe(true);
    const outcome = await startAgain(shell, 20);
    expect(outcome).toEqual({ tried: 20, failed: [] });
    expect(await storeWorks(shell)).toBe(true);
    const windows = await shell.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    );
    expect(windows).toBe(1);
  } finally {
    await shell.close();
  }
});
