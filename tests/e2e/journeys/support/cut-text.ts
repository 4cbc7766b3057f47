import { expect, type Locator } from '@playwright/test';

/** What the server says of a text that was cut so. */
export const CUT_REASON = 'must not hold half of a character';

/**
 * Pastes `text` with half an emoji behind it: what a program leaves that counts in bytes. No database
 * keeps that, so the server refuses the edit.
 */
export async function pasteCut(field: Locator, text: string): Promise<void> {
  await field.selectText();
  await field.evaluate((_, whole) => {
    document.execCommand('insertText', false, `${whole} ${'😀'.slice(0, 1)}`);
  }, text);
  await expect.poll(async () => (await field.inputValue()).slice(0, text.length)).toBe(text);
}
