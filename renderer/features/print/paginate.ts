import type { Words } from '#shared/documents/words/english/english.ts';
import type { Paper } from '#shared/ipc/contract.ts';
import { CONTINUED_ROW, continuedRow } from './continued-row.ts';
import { keepCellsWhole } from './keep-cells-whole.ts';
import { type PageUnit, pageUnits } from './page-units.ts';
import { printableHeight } from './paper-size.ts';

/** Kept free at the foot of a page: print and screen may differ by a rounding in each row. */
const RESERVE = 10;
/** Height of the line that names the document on every page but the first, as `report.css` has it. */
const RUNNING_HEAD = 38;
/** A section begins on a page only where this share of it is free. */
const LEAST_FREE = 0.16;

/**
 * Divides a long document into pages of `paper`: no heading without what it heads, no row on two pages,
 * the head of a table on each of its pages and what its first rows there are of; then fills in the pages of the contents. Chromium would
 * break pages as well, but says nowhere on which page a section came to stand
 * (docs/decisions/0016-pages-of-a-report.md).
 */
export function paginate(sheet: HTMLElement, paper: Paper, layout: Words['layout']): void {
  keepCellsWhole(sheet);
  const units = pageUnits(sheet);
  const widths = columnWidths(sheet);
  const pages = divide(units, printableHeight(paper) - RESERVE);
  const title = runningTitle(sheet);
  const elements = pages.map((page, index) =>
    pageElement(page, index === 0 ? null : title, { widths, layout }),
  );
  sheet.replaceChildren(...elements);
  fillContents(sheet, elements);
}

type Page = readonly PageUnit[];

function divide(units: readonly PageUnit[], room: number): readonly Page[] {
  const pages: Page[] = [];
  let start = 0;
  while (start < units.length) {
    const end = pageEnd(units, start, pages.length === 0 ? room : room - RUNNING_HEAD);
    pages.push(units.slice(start, end));
    start = end;
  }
  return pages;
}

/** Index after the last unit of the page that begins with the unit at `start`. */
function pageEnd(units: readonly PageUnit[], start: number, room: number): number {
  const first = units[start];
  if (!first) return units.length;
  const origin = first.top - headAbove(first);
  let end = start + 1;
  while (end < units.length) {
    const unit = units[end];
    if (!unit || unit.startsPage) return end;
    if (unit.bottom - origin > room) break;
    const beginsSection = unit.section !== units[end - 1]?.section;
    if (beginsSection && unit.top - origin > room * (1 - LEAST_FREE)) return end;
    end += 1;
  }
  if (end === units.length) return end;
  // Back to a place where the page may end; where there is none, it ends where it is full.
  for (let place = end; place > start; place -= 1) {
    if (!units[place - 1]?.keepsWithNext) return place;
  }
  return end;
}

/** What a row that does not begin its table needs above it: the head again, and what it is of. */
function headAbove({ container, isFirstOfContainer, belongsTo }: PageUnit): number {
  if (!container?.matches('table') || isFirstOfContainer) return 0;
  const body = container.querySelector('tbody');
  if (!body) return 0;
  const head = body.getBoundingClientRect().top - container.getBoundingClientRect().top;
  return belongsTo.length > 0 ? head + CONTINUED_ROW : head;
}

/** Widths of the columns of each table, so that its parts on several pages stand in line. */
function columnWidths(sheet: HTMLElement): ReadonlyMap<Element, readonly number[]> {
  const tables = [...sheet.querySelectorAll('table.ledger')];
  return new Map(
    tables.map((table) => [
      table,
      [...table.querySelectorAll('thead th')].map((head) => head.getBoundingClientRect().width),
    ]),
  );
}

function runningTitle(sheet: HTMLElement): HTMLElement {
  const line = document.createElement('div');
  line.className = 'running';
  for (const part of sheet.querySelectorAll('.sheet-head > *')) {
    const text = document.createElement('span');
    text.textContent = part.textContent;
    line.append(text);
  }
  return line;
}

function pageElement(
  units: Page,
  title: HTMLElement | null,
  { widths, layout }: { widths: ReadonlyMap<Element, readonly number[]>; layout: Words['layout'] },
): HTMLElement {
  const page = document.createElement('div');
  page.className = 'page';
  if (title) page.append(title.cloneNode(true));
  let last: PageUnit | null = null;
  // What the last unit was put into, for as long as the next one goes there as well.
  let sectionPart: HTMLElement = page;
  let containerBody: HTMLElement = page;
  for (const unit of units) {
    if (unit.section === null) {
      page.append(unit.element);
      continue;
    }
    if (last?.section !== unit.section) {
      sectionPart = partOfSection(unit);
      page.append(sectionPart);
    }
    if (unit.container === null) {
      sectionPart.append(unit.element);
    } else {
      if (last?.container !== unit.container) {
        const own = widths.get(unit.container) ?? [];
        const part = partOfContainer(unit, unit.container, own, layout);
        sectionPart.append(part.element);
        containerBody = part.body;
      }
      containerBody.append(unit.element);
    }
    last = unit;
  }
  return page;
}

/** The section on this page; the anchor stays where it begins. */
function partOfSection({ section, element }: PageUnit): HTMLElement {
  const part = section?.cloneNode(false) as HTMLElement;
  const isBeginning = element.matches('h2') || section?.querySelector('h2') === null;
  if (!isBeginning) part.removeAttribute('id');
  return part;
}

function partOfContainer(
  unit: PageUnit,
  container: HTMLElement,
  widths: readonly number[],
  layout: Words['layout'],
): { element: HTMLElement; body: HTMLElement } {
  const part = container.cloneNode(false) as HTMLElement;
  if (!(part instanceof HTMLTableElement)) return { element: part, body: part };
  const caption = container.querySelector('caption');
  if (caption) {
    const own = caption.cloneNode(true) as HTMLElement;
    if (!unit.isFirstOfContainer) own.append(layout.continued);
    part.append(own);
  }
  const columns = document.createElement('colgroup');
  for (const width of widths) {
    const column = document.createElement('col');
    column.style.width = `${width}px`;
    columns.append(column);
  }
  part.style.tableLayout = 'fixed';
  const head = container.querySelector('thead')?.cloneNode(true);
  const body = document.createElement('tbody');
  if (!unit.isFirstOfContainer && unit.belongsTo.length > 0) {
    body.append(continuedRow(unit.belongsTo, widths.length, layout));
  }
  part.append(columns, ...(head ? [head] : []), body);
  return { element: part, body };
}

function fillContents(sheet: HTMLElement, pages: readonly HTMLElement[]): void {
  for (const place of sheet.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const id = place.dataset.pageOf ?? '';
    const page = pages.findIndex((each) => each.querySelector(`#${CSS.escape(id)}`));
    place.textContent = page < 0 ? '' : String(page + 1);
  }
}
