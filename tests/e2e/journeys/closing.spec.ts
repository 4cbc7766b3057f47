import { expect, test } from '@playwright/test';
import { enrol, openLaptop, unlock } from './support/laptop.ts';
import { openOffice } from './support/office.ts';

test('what was typed in the last moment is there after the window was closed', async () => {
  test.setTimeout(180_000);
  const office = await openOffice();
  const laptop = await openLaptop();
  try {
    await enrol(laptop.page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
    await office.stop();
    const meetings = laptop.page.getByRole('region', { name: /^Meetings/ });
    await meetings
      .getByRole('button', { name: /^Start/ })
      .first()
      .click();
    const notes = laptop.page.getByRole('textbox', { name: 'Notes of the meeting' });
    await notes.click();
    await laptop.page.keyboard.insertText('They leave for Lund on Thursday.');
    await laptop.restart();
    await unlock(laptop.page);
    await laptop.page
      .getByRole('region', { name: /^Meetings/ })
      .getByRole('button', { name: /^Continue/ })
      .first()
      .click();
    await expect(laptop.page.getByRole('textbox', { name: 'Notes of the meeting' })).toHaveValue(
      /They leave for Lund on Thursday\./,
    );
  } finally {
    await laptop.close();
    await office.close();
  }
});
