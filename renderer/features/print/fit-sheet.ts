import type { Paper } from '#shared/ipc/contract.ts';
import { printableHeight } from './paper-size.ts';

/** Settings of type and space, from comfortable to tight (see `print.css`). */
const DENSITIES = ['comfortable', 'close', 'tight', 'tightest'] as const;
/** Kept free at the foot of the page: print and screen may differ by a rounding. */
const RESERVE = 8;
/** Distance of two ruled lines, in CSS pixels (8 mm). */
const LINE = 30.236;

/**
 * Makes a one-page document fit its page: takes the first density with which it does, then lets the
 * ruled space grow to the foot of the page. Longer documents flow over pages at the first density.
 */
export function fitSheet(sheet: HTMLElement, paper: Paper): void {
  const room = printableHeight(paper) - RESERVE;
  const isOnePage = sheet.dataset.onePage !== undefined;
  const ruled = sheet.querySelector<HTMLElement>('[data-ruled]');
  const wanted = Number(ruled?.dataset.ruled ?? 0);
  const draw = (lines: number) => {
    if (ruled) ruled.style.height = `${lines * LINE}px`;
  };
  sheet.dataset.density = DENSITIES[0];
  draw(wanted);
  if (!isOnePage) return;

  let lines = wanted;
  for (const density of DENSITIES) {
    sheet.dataset.density = density;
    if (sheet.offsetHeight <= room) break;
  }
  // The last thing to give way is room to write.
  while (lines > 0 && sheet.offsetHeight > room) {
    lines -= 1;
    draw(lines);
  }
  const spare = Math.floor((room - sheet.offsetHeight) / LINE);
  if (ruled && spare > 0) draw(lines + spare);
}
