import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, openLaptop } from './support/laptop.ts';
import { openOffice } from './support/office.ts';
import { beginTransaction, openLots, saveTransaction } from './support/trades.ts';

/*
 * Money and units move between two accounts of a client: written once, booked on both. A payment to
 * somebody else names them.
 */
test('a transfer between own accounts is written once and undone as one, a payment names its payee', async () => {
  test.slow();
  const office = await openOffice();
  const laptop = await openLaptop();
  try {
    const { page } = laptop;
    await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
    await openClient(page, 'Lindqvist household');
    const lots = await openLots(page);
    const lotsIn = (account: string) =>
      lots.getByRole('row', { name: new RegExp(`^Kestrel.*${account}`) });
    await expect(lotsIn('Long-term').first()).toBeVisible();
    const before = await lotsIn('Family reserve').count();

    await page.getByRole('tab', { name: /^Transactions/ }).click();
    const entries = page
      .getByRole('grid', { name: 'Transactions' })
      .getByRole('row')
      .filter({ hasText: 'To our own reserve' });
    await page.getByRole('button', { name: 'New transaction' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('Account').selectOption('Long-term account');
    await drawer.getByLabel('Kind').selectOption('transferOut');
    await drawer.getByLabel('To account').selectOption('Family reserve');
    await expect(drawer.getByText('Family reserve gets its entry as well.')).toBeVisible();
    await drawer.getByLabel('Description').fill('To our own reserve');
    await drawer.getByRole('button', { name: 'Add' }).click();
    await expect(drawer.getByText('Say how much is moved, or which security')).toBeVisible();
    await drawer.getByLabel(/^Amount/).fill('250');
    await drawer.getByRole('button', { name: 'Add' }).click();
    await expect(drawer.getByText(/^What goes out is negative/)).toBeVisible();
    await expectAccessible(page);
    await drawer.getByLabel(/^Amount/).fill('-250');
    await saveTransaction(drawer);
    await expect(entries).toHaveCount(2);
    await expect(entries.filter({ hasText: 'Transfer in' })).toContainText('Family reserve');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(entries).toHaveCount(0);

    const units = await beginTransaction(page, 'transferOut', 'Kestrel');
    await units.getByLabel('To account').selectOption('Family reserve');
    await units.getByLabel('Quantity').fill('-99999999');
    await units.getByRole('button', { name: 'Add' }).click();
    await expect(units.getByText(/^Long-term account holds only/)).toBeVisible();
    await units.getByLabel('Quantity').fill('-1');
    await saveTransaction(units);
    await openLots(page);
    await expect(lotsIn('Family reserve')).toHaveCount(before + 1);

    await page.getByRole('tab', { name: /^Transactions/ }).click();
    await page.getByRole('button', { name: 'New transaction' }).click();
    await expect(drawer.getByLabel('Paid by')).toBeVisible();
    await drawer.getByLabel('Kind').selectOption('withdrawal');
    await drawer.getByLabel(/^Amount/).fill('-120');
    await drawer.getByLabel('Paid to').fill('Holm Roofing');
    await saveTransaction(drawer);
    await page.getByRole('searchbox', { name: 'Filter transactions' }).fill('holm');
    const payment = page
      .getByRole('grid', { name: 'Transactions' })
      .getByRole('row')
      .filter({ hasText: 'Holm Roofing' });
    await payment.getByRole('gridcell').first().click();
    const detail = page.getByRole('complementary', { name: 'Transaction' });
    await expect(detail).toContainText('Holm Roofing');
    await expectAccessible(page);
    expect(laptop.complaints).toEqual([]);
  } finally {
    await laptop.close();
    await office.close();
  }
});
