import { expect, test } from '@playwright/test';
import { startShell } from './launch.ts';
import { capabilityNames } from './support/arguments.ts';
import { fuzzChannels } from './support/fuzzing.ts';

test('[S5] no channel takes a wrong sender or an argument beside the contract', async () => {
  const shell = await startShell();
  try {
    const { tried, accepted } = await fuzzChannels(shell.app, 200, 20_261_124);
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(capabilityNames.length * 200 * 5);
    // It still answers whom it should.
    const settings = await shell.page.evaluate(() =>
      window.fieldfolio?.call['settings.read'](undefined),
    );
    expect(settings).toMatchObject({ appearance: 'system' });
  } finally {
    await shell.close();
  }
});
