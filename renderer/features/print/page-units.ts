/** Something that never stands on two pages: a heading, a chart, a row of a table. */
export interface PageUnit {
  readonly element: HTMLElement;
  /** The section it is in; `null` for the head of the document. */
  readonly section: HTMLElement | null;
  /** The table or list it is a row or an item of. */
  readonly container: HTMLElement | null;
  readonly isFirstOfContainer: boolean;
  readonly startsPage: boolean;
  /** The rows that say what a row is of: its group, and the item of a detail. */
  belongsTo: readonly HTMLElement[];
  /** Whether the next one has to stand on the same page. */
  keepsWithNext: boolean;
  top: number;
  bottom: number;
}

/** The units of a document in their order, measured where they stand now. */
export function pageUnits(sheet: HTMLElement): readonly PageUnit[] {
  const units: PageUnit[] = [];
  for (const child of sheet.children) {
    if (!(child instanceof HTMLElement)) continue;
    if (child.matches('section')) addSection(units, child);
    else units.push(unitOf(child, { section: null, container: null, index: 0 }));
  }
  for (const unit of units) measure(unit);
  return units;
}

function unitOf(
  element: HTMLElement,
  place: { section: HTMLElement | null; container: HTMLElement | null; index: number },
): PageUnit {
  const { section, container, index } = place;
  return {
    element,
    section,
    container,
    isFirstOfContainer: index === 0,
    startsPage:
      section !== null && section.firstElementChild === element && 'startsPage' in section.dataset,
    belongsTo: [],
    // A chart stands with the table behind it.
    keepsWithNext: element.matches('h2, h3, figure:has(+ table)'),
    top: 0,
    bottom: 0,
  };
}

function addSection(units: PageUnit[], section: HTMLElement): void {
  const isText = [...section.children].every((block) => block.matches('h2, h3, p'));
  for (const block of section.children) {
    if (!(block instanceof HTMLElement)) continue;
    const parts = partsOf(block);
    if (parts.length === 0) {
      // A note is about the table above it.
      if (block.matches('.note')) keepLast(units);
      const unit = unitOf(block, { section, container: null, index: 0 });
      // What is text only is read as one, and leaves no lonely paragraph on a page of its own.
      if (isText && block !== section.lastElementChild) unit.keepsWithNext = true;
      units.push(unit);
      continue;
    }
    const own = parts.map((part, index) => unitOf(part, { section, container: block, index }));
    keepTogether(own);
    nameOwners(own);
    units.push(...own);
  }
}

function partsOf(block: HTMLElement): readonly HTMLElement[] {
  const selector = block.matches('table.ledger') ? ':scope > tbody > tr' : ':scope > li';
  if (!block.matches('table.ledger, ul.list, ol.list')) return [];
  return [...block.querySelectorAll<HTMLElement>(selector)];
}

function keepLast(units: readonly PageUnit[]): void {
  const last = units.at(-1);
  if (last) last.keepsWithNext = true;
}

/** A table of so few rows stands on one page. */
const SHORT_TABLE = 8;

/** At least two rows under a head and two at the end; groups with their first row, totals with their last. */
function keepTogether(rows: readonly PageUnit[]): void {
  const [first] = rows;
  const beforeLast = rows.at(-2);
  if (first && rows.length > 1) first.keepsWithNext = true;
  if (beforeLast) beforeLast.keepsWithNext = true;
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    if (next && rows.length <= SHORT_TABLE) row.keepsWithNext = true;
    const { role } = row.element.dataset;
    const nextRole = next?.element.dataset.role;
    if (role === 'group' || nextRole === 'total') row.keepsWithNext = true;
    // An item is not left behind by its details.
    if (role === 'item' && nextRole === 'detail') row.keepsWithNext = true;
  });
}

function nameOwners(rows: readonly PageUnit[]): void {
  let group: HTMLElement | null = null;
  let item: HTMLElement | null = null;
  for (const row of rows) {
    const { role } = row.element.dataset;
    if (role === 'group') group = row.element;
    if (role === 'item') item = row.element;
    const owners = role === 'group' ? [] : [group, role === 'detail' ? item : null];
    row.belongsTo = owners.filter((owner) => owner !== null);
    // What comes after a total is of no group until the next one is named.
    if (role === 'total') group = null;
  }
}

/** The first row takes its table's caption and head along. */
function measure(unit: PageUnit): void {
  const own = unit.element.getBoundingClientRect();
  unit.bottom = own.bottom;
  unit.top =
    unit.container && unit.isFirstOfContainer
      ? unit.container.getBoundingClientRect().top
      : own.top;
}
