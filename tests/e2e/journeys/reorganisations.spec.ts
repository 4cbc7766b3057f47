import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, openLaptop } from './support/laptop.ts';
import { openOffice } from './support/office.ts';
import { beginTransaction, chooseSecurity, openLots, saveTransaction } from './support/trades.ts';

/* Units of one security lead to units of another: a spin-off, then a merger of what it gave. */
test('a spin-off moves a part of the cost, a merger with money the rest, lot by lot', async () => {
  test.slow();
  const office = await openOffice();
  const laptop = await openLaptop();
  try {
    const { page } = laptop;
    await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
    await openClient(page, 'Lindqvist household');
    const lots = await openLots(page);
    const lotsOf = (name: string) =>
      lots.getByRole('row', { name: new RegExp(`^${name}.*Long-term`) });
    await expect(lotsOf('Kestrel').first()).toBeVisible();
    const count = await lotsOf('Kestrel').count();

    const spinOff = await beginTransaction(page, 'spinOff', 'Kestrel');
    await expect(spinOff.getByLabel('Quantity', { exact: true })).toHaveCount(0);
    await spinOff.getByRole('button', { name: 'Add' }).click();
    await expect(spinOff.getByText('must name the security that is received')).toBeVisible();
    await expect(spinOff.getByText('must say which part of the cost goes along')).toBeVisible();
    await expectAccessible(page);
    await chooseSecurity(spinOff, 'Security received', 'Lumenta');
    await spinOff.getByLabel('Quantity received').fill('100');
    await spinOff.getByLabel('Part of the cost that goes along').fill('22.91');
    await saveTransaction(spinOff);
    await openLots(page);
    await expect(lotsOf('Lumenta')).toHaveCount(count);
    await expect(lotsOf('Kestrel')).toHaveCount(count);

    const merger = await beginTransaction(page, 'merger', 'Lumenta');
    await merger.getByLabel('Quantity given up').fill('-100');
    await chooseSecurity(merger, 'Security received', 'Harbor & Pine');
    await merger.getByLabel('Quantity received').fill('40');
    await merger.getByLabel('Money received').fill('123.45');
    await merger.getByRole('button', { name: 'Add' }).click();
    await expect(merger.getByText('what the units received were worth')).toBeVisible();
    await merger.getByLabel('Worth of what is received').fill('4000');
    await saveTransaction(merger);
    await expect(page.getByRole('row', { name: /Merger.*123[.,]45/ })).toBeVisible();
    await openLots(page);
    await expect(lotsOf('Harbor & Pine')).toHaveCount(count);
    await expect(lotsOf('Lumenta')).toHaveCount(0);
    expect(laptop.complaints).toEqual([]);
  } finally {
    await laptop.close();
    await office.close();
  }
});
