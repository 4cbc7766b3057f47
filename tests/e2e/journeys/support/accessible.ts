import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * A message may begin to fade while axe looks: a breach counts when it is still there a moment later. On
 * a busy machine one look alone takes many seconds.
 */
const LASTS_MS = 30_000;

/** Fails with every breach of WCAG 2.2 A and AA that axe finds on the page and that lasts. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(async () => {
    await settled(page);
    await expectNoBreach(builderFor(page));
  }).toPass({ timeout: LASTS_MS });
}

/** The same while a menu or tooltip is open, which lies above the page and in no landmark of it. */
export async function expectAccessibleOverlay(page: Page): Promise<void> {
  await expectNoBreach(builderFor(page).disableRules(['region']));
}

/** Only that everything can be told from what it stands on, which is all that colours change. */
export async function expectReadable(page: Page): Promise<void> {
  await expectNoBreach(
    new AxeBuilder({ page }).setLegacyMode().withRules(['color-contrast', 'link-in-text-block']),
  );
}

/** What still moves in has colours of its own on the way, which nobody reads by. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isEndless = (each: Animation) => each.effect?.getComputedTiming().endTime === Infinity;
    const moving = document
      .getAnimations()
      .filter((each) => each.playState === 'running' && !isEndless(each));
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

function builderFor(page: Page): AxeBuilder {
  return (
    new AxeBuilder({ page })
      // A window of Electron cannot open the second page that the usual mode needs.
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  );
}

async function expectNoBreach(builder: AxeBuilder): Promise<void> {
  const { violations } = await builder.analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html }) => `  ${html.slice(0, 200)}`).join('\n')}`,
  );
  expect(told).toEqual([]);
}
