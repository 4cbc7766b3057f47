import type { Words } from '#shared/documents/words/english/english.ts';
import type { Paper } from '#shared/ipc/contract.ts';
import { printableHeight } from './paper-size.ts';

/** Settings of type and space, from comfortable to tight (see `print.css`). */
const DENSITIES = ['comfortable', 'close', 'tight', 'tightest'] as const;
/** Kept free at the foot of the page: print and screen may differ by a rounding. */
const RESERVE = 8;
/** Fewer lines than this are no place to write. */
const FEWEST_LINES = 2;
const MOST_LINES = 40;
/** A list is not shortened below this: what stands first matters most. */
const FEWEST_ITEMS = 2;

/**
 * Makes a one-page document fit its page: takes the first density with which it does, then lets the
 * ruled space grow to the foot of the page. What does not fit even at the tightest loses the ends of its
 * lists, which say so. Other documents flow over pages at the first density.
 */
export function fitSheet(sheet: HTMLElement, paper: Paper, layout: Words['layout']): void {
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
  const leaveLines = (least: number) => {
    while (lines > least && isTooHigh()) rule(ruled, --lines);
  };
  // Room to write gives way first, then the ends of lists, and the last lines only when all is said.
  leaveLines(FEWEST_LINES);
  if (isTooHigh()) shortenLists(sheet, isTooHigh, layout);
  leaveLines(0);
  if (!ruled || isTooHigh()) return;
  while (lines < MOST_LINES && !isTooHigh()) rule(ruled, ++lines);
  if (isTooHigh()) rule(ruled, --lines);
  const section = ruled.closest('section');
  if (section) section.hidden = lines < FEWEST_LINES;
}

/** Takes items off the end of the highest list in the way, again and again; the list says how many. */
function shortenLists(sheet: HTMLElement, isTooHigh: () => boolean, layout: Words['layout']): void {
  while (isTooHigh()) {
    const [highest] = [...sheet.querySelectorAll<HTMLElement>('.list')]
      .filter((list) => itemsOf(list).length > FEWEST_ITEMS && isInTheWay(list))
      .toSorted((one, other) => other.offsetHeight - one.offsetHeight);
    const last = highest && itemsOf(highest).at(-1);
    if (!last) return;
    last.hidden = true;
    const omitted = Number(highest.dataset.omitted) + 1;
    highest.dataset.omitted = String(omitted);
    const more = highest.nextElementSibling as HTMLElement;
    more.hidden = false;
    more.textContent = layout.omitted(omitted);
  }
}

const itemsOf = (list: HTMLElement): readonly HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>(':scope > li:not([hidden])'),
];

/** Whether a page gets shorter with this list: of two columns only the longer one counts. */
function isInTheWay(list: HTMLElement): boolean {
  const column = list.closest('.column');
  if (!column) return true;
  const foot = (each: Element) => each.lastElementChild?.getBoundingClientRect().bottom ?? 0;
  const columns = [...(column.parentElement?.children ?? [])];
  return foot(column) >= Math.max(...columns.map(foot)) - 1;
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
