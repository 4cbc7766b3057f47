import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { enrol, openLaptop } from './support/laptop.ts';
import { openOffice } from './support/office.ts';

/** "1,234.50" or "−1,234.50" in minor units. */
const minorUnits = (text: string): number =>
  Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100);

/* From the clients' ledgers to the book: by keyboard, to the cent, and as a file. */
test('the book shows its return, its gain to the cent and who brings most', async () => {
  test.slow();
  const office = await openOffice();
  const laptop = await openLaptop();
  try {
    const { page, saveFolder } = laptop;
    await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect(page.getByRole('heading', { name: 'Book', level: 1 })).toBeVisible();
    const performance = page.getByRole('region', { name: 'Performance, EUR' });
    await expect(performance).toBeVisible();
    const year = performance.getByRole('button', { name: '1 year' });
    await year.focus();
    await page.keyboard.press('Enter');
    await expect(year).toHaveAttribute('aria-pressed', 'true');

    const cells = performance.getByRole('row', { name: /^1 year/ }).getByRole('cell');
    await expect(cells.first()).toHaveText(/[+−-]?\d+[.,]\d\d\s?%/);
    const [start, inflow, outflow, gain, end] = (await cells.allTextContents())
      .slice(2)
      .map(minorUnits);
    expect((end ?? 0) - (start ?? 0) - (inflow ?? 0) + (outflow ?? 0)).toBe(gain);
    expect(end).toBeGreaterThan(0);

    await performance.getByText('How is this computed?').click();
    await expect(performance).toContainText('the sum of the clients’ gains');
    const accounts = page.getByRole('region', { name: 'Key accounts, EUR' });
    await expect(accounts.getByRole('row').nth(1)).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Export all clients as CSV' }).click();
    await expect(page.getByText(/^Saved as /)).toBeVisible();
    const [file] = (await readdir(saveFolder)).filter((name) => name.startsWith('book-'));
    const text = await readFile(path.join(saveFolder, file ?? ''), 'utf8');
    // A name may have a comma; the amounts come after the currency.
    const gains = text
      .split(/\r?\n/)
      .flatMap((line) => /,EUR,(.+)$/.exec(line)?.[1]?.split(',')[4] ?? [])
      .map(minorUnits);
    expect(gains.length).toBeGreaterThan(3);
    expect(gains.reduce((sum, each) => sum + each, 0)).toBe(gain);
    expect(laptop.complaints).toEqual([]);
  } finally {
    await laptop.close();
    await office.close();
  }
});
