import type { Security } from '#shared/domain/portfolio/security.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { StandingRecord } from './firm-table.ts';

type StandingSecurity = StandingRecord<Security>;

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
   * The securities that `isin` names, or else those with `ticker` that have no other ISIN. Either may
   * be empty.
   */
  about(isin: string, ticker: string): readonly StandingSecurity[] {
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
