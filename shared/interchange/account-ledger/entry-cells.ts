import { PAYMENT_MEANS, type PaymentMeans } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
  type Quantity,
  type UnitPrice,
} from '#shared/lib/money.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { currencyOf } from '../table/currency-code.ts';
import { chosenIn } from '../table/field-columns.ts';
import { quoted } from '../table/quoted.ts';
import { plainName } from '../table/read-table.ts';
import {
  type Direction,
  ENTRY_TYPES,
  type EntryColumn,
  type EntryType,
  REVERSAL,
  SECURITY_TRANSFERS,
} from './entry-types.ts';

/** Decimals of a percentage whose hundredth part is in millionths. */
const PERCENT_SCALE = 4;

/** Columns that stand in the file under other names than their own. */
const CELLS: { readonly [Column in EntryColumn]?: readonly string[] } = {
  security: ['isin', 'ticker'],
  'new security': ['new isin', 'new ticker'],
};

const ENTRY_COLUMNS: readonly EntryColumn[] = [
  ...(['security', 'quantity', 'price', 'amount', 'fee', 'tax', 'other account'] as const),
  ...(['cost', 'acquired on', 'new security', 'new quantity', 'new value'] as const),
  ...(['cost share', 'means'] as const),
];

/** What the file calls the means of payment. */
const MEANS = Object.fromEntries(PAYMENT_MEANS.map((means) => [means, means] as const));

/** What many systems write where there is nothing to say: also 0 and "-". */
const NOTHING = /^[-+]?0*\.?0*$/;

const DIRECTIONS: Readonly<Record<Direction, (units: number) => boolean>> = {
  in: (units) => units >= 0,
  out: (units) => units <= 0,
  either: () => true,
};

/**
 * Reads the cells of a row that one type of entry has, in the currency of its account. Objects to what
 * the type lacks, and to what it cannot have.
 */
export class EntryCells {
  readonly cells: CellReader;
  readonly entryType: EntryType;
  readonly currency: CurrencyCode;

  constructor(cells: CellReader, entryType: EntryType, currency: CurrencyCode) {
    this.cells = cells;
    this.entryType = entryType;
    this.currency = currency;
    const said = cells.requiredText('currency');
    if (currencyOf(cells, 'currency') !== currency) {
      cells.object('currency', `${quoted(said)}: the account is in ${currency}`);
    }
    for (const column of ENTRY_COLUMNS) this.checkPresence(column);
  }

  /** Whether the row says something in `column`, which its type has. */
  has(column: EntryColumn): boolean {
    if (!this.isOfType(column)) return false;
    const mayBeNothing = this.isSaidByNothing(column);
    return cellsOf(column).some((cell) => {
      const text = this.cells.text(cell);
      return mayBeNothing ? text !== '' : !NOTHING.test(text);
    });
  }

  /** Minor units, signed by what they do to the account; 0 where none are said. */
  amount(): number {
    return this.has('amount') ? this.cells.decimal('amount', minorUnitScale(this.currency)) : 0;
  }

  /** Minor units of what something cost or was worth, 0 or more. */
  cost(column: 'fee' | 'tax' | 'cost' | 'new value'): number | undefined {
    if (!this.has(column)) return undefined;
    const units = this.cells.decimal(column, minorUnitScale(this.currency));
    if (units < 0) this.objectTo(column, 'is written without a minus');
    return units;
  }

  /** Units, signed by what they do to the holding. */
  quantity(): Quantity | undefined {
    if (!this.has('quantity')) return undefined;
    const units = this.cells.decimal('quantity', QUANTITY_SCALE);
    const { quantity: direction, name } = this.entryType;
    if (units === 0) this.objectTo('quantity', 'must not be 0');
    else if (!DIRECTIONS[direction](units)) {
      const sign = direction === 'in' ? 'arrive, without a minus' : 'leave, with a minus';
      this.objectTo('quantity', `the units of type "${name}" ${sign}; ${REVERSAL}`);
    }
    return units as Quantity;
  }

  newQuantity(): Quantity | undefined {
    if (!this.has('new quantity')) return undefined;
    return this.cells.decimal('new quantity', QUANTITY_SCALE) as Quantity;
  }

  price(): UnitPrice | undefined {
    if (!this.has('price')) return undefined;
    const price = this.cells.decimal('price', PRICE_SCALE);
    if (price < 0) this.objectTo('price', 'a price is not less than nothing');
    return price as UnitPrice;
  }

  /** Decimals that the price is written with. */
  priceDecimals(): number {
    return this.cells.text('price').split('.')[1]?.length ?? 0;
  }

  /** Millionths of the cost, of a percentage. */
  costShare(): number | undefined {
    return this.has('cost share') ? this.cells.decimal('cost share', PERCENT_SCALE) : undefined;
  }

  /** How the money came in or went out. */
  means(): PaymentMeans | undefined {
    return this.has('means') ? chosenIn(this.cells, 'means', MEANS) : undefined;
  }

  acquiredOn(today: CalendarDate): CalendarDate | undefined {
    if (!this.has('acquired on')) return undefined;
    if (this.has('other account') && !this.has('cost')) {
      const message =
        'is not used without a cost, as days and cost come along from the other account';
      this.objectTo('acquired on', message);
    }
    return this.dayUntil(today, 'acquired on');
  }

  /** The day in `column`, which is `today` at the latest. */
  dayUntil(today: CalendarDate, column: string): CalendarDate {
    const day = this.cells.date(column, (text) => text);
    if (day > today) this.objectTo(column, 'is still to come');
    return day;
  }

  /** Notes that what `column` says cannot be, because of `message`. */
  objectTo(column: string, message: string): void {
    const text = this.cells.text(column);
    this.cells.object(column, text === '' ? message : `${quoted(text)}: ${message}`);
  }

  private isOfType(column: EntryColumn): boolean {
    return this.entryType.needs.includes(column) || this.entryType.may.includes(column);
  }

  /** What is needed may be 0; so may a cost, of units that were given, and the price of a trade. */
  private isSaidByNothing(column: EntryColumn): boolean {
    const { needs } = this.entryType;
    const isOfTrade = column === 'price' && needs.includes('quantity');
    return needs.includes(column) || column === 'cost' || isOfTrade;
  }

  private checkPresence(column: EntryColumn): void {
    const { needs, name } = this.entryType;
    if (needs.includes(column) && !this.has(column)) {
      this.cells.object(cellsOf(column)[0] ?? column, `must not be empty for the type "${name}"`);
    }
    if (this.isOfType(column)) return;
    const said = cellsOf(column).find((cell) => !NOTHING.test(this.cells.text(cell)));
    if (said) this.objectTo(said, `must be empty for the type "${name}"`);
  }
}

const cellsOf = (column: EntryColumn): readonly string[] => CELLS[column] ?? [column];

const typesByName = (types: readonly EntryType[]): ReadonlyMap<string, EntryType> =>
  new Map(types.map((type) => [plainName(type.name), type]));
const byName = typesByName(ENTRY_TYPES);
const transfersByName = typesByName(SECURITY_TRANSFERS);

/** The type of entry that the row is of; objects through `cells` when it is none. */
export function entryTypeIn(cells: CellReader): EntryType | null {
  const text = cells.requiredText('type');
  const name = plainName(text);
  const namesSecurity = cellsOf('security').some((cell) => !NOTHING.test(cells.text(cell)));
  const entryType = (namesSecurity ? transfersByName.get(name) : undefined) ?? byName.get(name);
  if (entryType) return entryType;
  if (text !== '') {
    const known = ENTRY_TYPES.map((each) => each.name).join(', ');
    cells.object('type', `${quoted(text)} is not one of ${known}`);
  }
  return null;
}
