import { isIsin } from '#shared/domain/portfolio/isin.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { quoted } from '../table/quoted.ts';
import type { StandingRecord } from '../table/record-table.ts';

type StandingSecurity = StandingRecord<Security>;

/** The columns in which a row names a security. */
export interface NameColumns {
  readonly isin: string;
  readonly ticker: string;
}

const OWN_COLUMNS: NameColumns = { isin: 'isin', ticker: 'ticker' };

/** The ISIN that a row says, which may be empty. */
export const isinOf = (cells: CellReader, columns = OWN_COLUMNS): string =>
  cells.text(columns.isin).toUpperCase();

/** Securities found by what people call them: their ISIN, or else their ticker. */
export class KnownSecurities {
  private readonly securities = new Map<RecordId, Security>();
  /** Ids of those that have, or once had, a name. */
  private readonly idsByName = new Map<string, Set<RecordId>>();

  constructor(standing: Iterable<StandingSecurity>) {
    for (const security of standing) this.note(security);
  }

  /** Takes `security` in, in place of what was known of it. */
  note({ id, data }: StandingSecurity): void {
    this.securities.set(id, data);
    for (const name of [data.isin, data.symbol]) {
      if (name === '') continue;
      const ids = this.idsByName.get(name) ?? new Set();
      this.idsByName.set(name, ids.add(id));
    }
  }

  /**
   * The securities that a row names in `columns`. Objects through `cells` to what is no ISIN, to what
   * nobody sees, and to a ticker that does not say which security is meant.
   */
  namedIn(cells: CellReader, columns = OWN_COLUMNS): readonly StandingSecurity[] {
    const [isin, ticker] = [isinOf(cells, columns), cells.text(columns.ticker)];
    if (isin !== '') cells.key(columns.isin);
    if (ticker !== '') cells.key(columns.ticker);
    if (isin !== '' && !isIsin(isin)) {
      cells.object(columns.isin, `"${isin}" is not an ISIN, or one of its digits is wrong`);
    }
    const found = this.about(isin, ticker);
    if (new Set(found.map(({ data }) => data.isin)).size > 1) {
      cells.object(columns.ticker, `"${ticker}" is the ticker of several securities; say the ISIN`);
    }
    return found;
  }

  /**
   * The same where a security has to be named, and has to be there; objects when it is not. A ticker that
   * is said beside the ISIN has to be one of its securities', and leaves out those with another.
   */
  thereIn(cells: CellReader, columns = OWN_COLUMNS): readonly StandingSecurity[] {
    const { isin, ticker } = columns;
    const key = [isin, ticker].find((column) => cells.text(column) !== '');
    if (key === undefined) cells.object(cells.has(isin) ? isin : ticker, 'must not be empty');
    const named = this.namedIn(cells, columns);
    if (key !== undefined && named.length === 0) {
      const name = isinOf(cells, columns) || cells.text(ticker);
      cells.object(key, `no security has ${quoted(name)}; load it first`);
    }
    const symbol = cells.text(ticker);
    if (symbol === '') return named;
    const withTicker = named.filter(({ data }) => data.symbol === symbol || data.symbol === '');
    if (named.length > 0 && withTicker.length === 0) {
      const message = 'no security of this ISIN has this ticker; leave out the one that is wrong';
      cells.object(ticker, `${quoted(symbol)}: ${message}`);
    }
    return withTicker;
  }

  /**
   * The securities that `isin` names, or else those with `ticker` that have no other ISIN. Either may
   * be empty.
   */
  private about(isin: string, ticker: string): readonly StandingSecurity[] {
    const same = this.named(isin).filter(({ data }) => data.isin === isin);
    if (same.length > 0) return same;
    return this.named(ticker).filter(
      ({ data }) => data.symbol === ticker && (isin === '' || data.isin === ''),
    );
  }

  private named(name: string): readonly StandingSecurity[] {
    return [...(this.idsByName.get(name) ?? [])].flatMap((id) => {
      const data = this.securities.get(id);
      return data ? { id, data } : [];
    });
  }
}
