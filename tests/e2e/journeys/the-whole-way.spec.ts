import { expect, test } from '@playwright/test';
import { enrol, openLaptop } from './support/laptop.ts';
import { openOffice } from './support/office.ts';

test('a manager enrols and sees the sample book', async () => {
  const office = await openOffice();
  const laptop = await openLaptop();
  try {
    await enrol(laptop.page, {
      server: office.address,
      ...office.sample,
      deviceName: 'Laptop one',
    });
    await laptop.page.waitForTimeout(1500);
    await laptop.page.screenshot({ path: '/tmp/shots/today.png' });
  } finally {
    await laptop.close();
    await office.close();
  }
});
