import { createContext, type ReactNode, use, useState } from 'react';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { VaultApi } from '../vault/api.ts';
import type { ClientRow } from '../vault/views.ts';
import { useLiveQuery } from './live-query.ts';

/** The rows of the clients table as far as this page has seen them: each travels once until it changes. */
export class SeenRows {
  readonly #byId = new Map<RecordId, ClientRow>();
  #upTo: number | null = null;
  /** The same array as long as no row changes; `undefined` before the first answer. */
  all: readonly ClientRow[] | undefined;

  /** Asks for what is not seen yet; answers all rows. */
  async catchUp(vault: VaultApi, today: CalendarDate): Promise<readonly ClientRow[]> {
    const { rows, goneIds, upTo } = await vault.clientRows({ today, after: this.#upTo });
    this.#upTo = upTo;
    for (const row of rows) this.#byId.set(row.id, row);
    for (const id of goneIds) this.#byId.delete(id);
    const isSame = rows.length === 0 && goneIds.length === 0;
    if (!this.all || !isSame) this.all = [...this.#byId.values()];
    return this.all;
  }
}

const SeenRowsContext = createContext<SeenRows | null>(null);

/** Keeps the rows while one goes from page to page; they end with the session. */
export function ClientRowsProvider(props: { children: ReactNode }) {
  const [seen] = useState(() => new SeenRows());
  return <SeenRowsContext value={seen}>{props.children}</SeenRowsContext>;
}

/** All rows of the clients table; `undefined` until they are known. */
export function useClientRows(today: CalendarDate): readonly ClientRow[] | undefined {
  const seen = use(SeenRowsContext);
  if (!seen) throw new Error('useClientRows needs a ClientRowsProvider above it');
  const answer = useLiveQuery((vault) => seen.catchUp(vault, today), [today], {
    includesRows: true,
  });
  return answer.data ?? seen.all;
}
