import type { Paper } from '#shared/ipc/contract.ts';
import { printableHeight } from './paper-size.ts';

/** Settings of type and space, from comfortable to tight (see `print.css`). */
const DENSITIES = ['comfortable', 'close', 'tight', 'tightest'] as const;
/** Kept free at the foot of the page: print and screen may differ by a rounding. */
const RESERVE = 8;
/** Fewer lines than this are no place to write. */
const FEWEST_LINES = 2;
const MOST_LINES = 40;

/**
 * Makes a one-page document fit its page: takes the first density with which it does, then lets the
 * ruled space grow to the foot of the page. Longer documents flow over pages at the first density.
 */
export function fitSheet(sheet: HTMLElement, paper: Paper): void {
  const room = printableHeight(paper) - RESERVE;
  const ruled = sheet.querySelector<HTMLElement>('[data-ruled]');
  const wanted = Number(ruled?.dataset.ruled ?? 0);
  const isTooHigh = () => sheet.offsetHeight > room;
  sheet.dataset.density = DENSITIES[0];
  rule(ruled, wanted);
  if (sheet.dataset.onePage === undefined) return;

  for (const density of DENSITIES) {
    sheet.dataset.density = density;
    if (!isTooHigh()) break;
  }
  let lines = wanted;
  // The last thing to give way is room to write.
  while (lines > 0 && isTooHigh()) rule(ruled, --lines);
  if (!ruled || isTooHigh()) return;
  while (lines < MOST_LINES && !isTooHigh()) rule(ruled, ++lines);
  if (isTooHigh()) rule(ruled, --lines);
  const section = ruled.closest('section');
  if (section) section.hidden = lines < FEWEST_LINES;
}

/** Draws lines to write on: elements with a border, which a PDF keeps as exact lines. */
function rule(ruled: HTMLElement | null, lines: number): void {
  ruled?.replaceChildren(
    ...Array.from({ length: lines }, () => {
      const line = document.createElement('div');
      line.className = 'rule';
      return line;
    }),
  );
}
