import { expect, type Page, test } from '@playwright/test';
import { enrol, openLaptop, unlock } from './support/laptop.ts';
import { openOffice } from './support/office.ts';

/** What the meeting's clock says, in seconds. */
async function clockSeconds(page: Page): Promise<number> {
  const [text = ''] = /\d[\d:]*/.exec((await page.getByRole('timer').textContent()) ?? '') ?? [];
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

test('what was typed in the last moment is there after the window was closed, and the clock went on', async () => {
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
    const begunBefore = Date.now();
    // Some seconds pass before the first word, so that the clock cannot count from that.
    const hasBegun = (seconds: number) => seconds >= 3 && seconds < 3_600;
    await expect.poll(async () => hasBegun(await clockSeconds(laptop.page))).toBe(true);
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
    const elapsed = Math.floor((Date.now() - begunBefore) / 1_000);
    // A clock that ticks each second may be one behind.
    await expect.poll(() => clockSeconds(laptop.page)).toBeGreaterThanOrEqual(elapsed - 1);
    expect(await clockSeconds(laptop.page)).toBeLessThan(3_600);
  } finally {
    await laptop.close();
    await office.close();
  }
});
