import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { enrol, openLaptop } from './support/laptop.ts';
import { openOffice } from './support/office.ts';
import { savedText } from './support/saved-file.ts';

/* From the ledger to the lots, another cost basis and the file of a tax year, by keyboard. */
test('a portfolio shows its lots, changes the cost basis and saves the tax year', async () => {
  test.slow();
  const office = await openOffice();
  const laptop = await openLaptop();
  try {
    const { page, saveFolder } = laptop;
    await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('gridcell', { name: 'Lindqvist household', exact: true }).click();
    await page.keyboard.press('Enter');
    await page
      .getByRole('link', { name: /^Portfolio/ })
      .or(page.getByRole('tab', { name: /^Portfolio/ }))
      .click();
    const lots = page.getByRole('region', { name: /^Lots/ });
    await expect(lots.getByRole('row').nth(1)).toBeVisible();
    const tax = page.getByRole('region', { name: 'Tax year, EUR' });
    await expect(tax.getByRole('table', { name: 'Realised gains' })).toBeVisible();
    await expectAccessible(page);

    const method = lots.getByLabel('Cost basis of Long-term account');
    await method.focus();
    // What changes is a table of figures, one place for Tab before the two buttons.
    const outcomes = lots.getByRole('table').last();
    await method.selectOption('pooledAverage');
    await expect(outcomes).toContainText('Realised this year');
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect(method).toHaveValue('fifo');
    await method.selectOption('pooledAverage');
    await expect(outcomes).toContainText('Realised this year');
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect(page.getByText('Cost basis saved')).toBeVisible();
    await expect(method).toBeFocused();
    await expect(method).toHaveValue('pooledAverage');

    await expect(tax.getByRole('option', { name: 'US Form 8949, accounts in USD' })).toBeDisabled();
    await expectAccessible(page);
    await tax.getByRole('button', { name: /^Export the tax year/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Saved as .+\.csv$/)).toBeVisible();
    const text = await savedText(saveFolder, /\.csv$/);
    expect(text).toContain('Security,Quantity,Acquired,Sold,Proceeds,Cost,Gain or loss,Term');
    expect(text).toContain('dividend,');

    // A place that is gone, as a stick that was pulled out.
    await rm(saveFolder, { recursive: true });
    await tax.getByRole('button', { name: /^Export the tax year/ }).click();
    await expect(page.getByText('Not saved')).toBeVisible();
    await expect(page.getByText(/^The file could not be read or written/)).toBeVisible();
    expect(laptop.complaints).toEqual([]);
  } finally {
    await laptop.close();
    await office.close();
  }
});
