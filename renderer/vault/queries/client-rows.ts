import { clientAlerts } from '#shared/domain/advice/attention-alerts.ts';
import type { Alert } from '#shared/domain/advice/vigilance/alert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { type ChangeSet, statesOf } from '../store/change-set.ts';
import { inBatches } from '../store/sealer.ts';
import { isBulk } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { ClientRow, ClientRowChanges } from '../views.ts';
import { clientFile } from './client-file.ts';
import { ownFields, rowOf, rowWithoutFigures } from './client-row.ts';
import { RowChanges } from './row-changes.ts';
import { type RowSummary, textOf } from './row-summary.ts';

/** What vigilance found, by client. */
export interface KnownAlerts {
  /** Whose alerts these are; `null`: every client's. */
  readonly clientId: RecordId | null;
  readonly byClient: ReadonlyMap<RecordId, readonly Alert[]>;
  readonly pending: number;
}

const SAVED_AT_ONCE = 50;
const TOLD_EVERY_MILLIS = 2_000;

export interface ClientRowsParts {
  readonly store: VaultStore;
  readonly isLedgerWhole: () => boolean;
  /** Last seq of the firm's ledger this device has applied. */
  readonly firmCursor: () => number;
  /** Rows have become newer: of these clients, or of many. */
  readonly onRows: (clientIds: readonly RecordId[]) => void;
}

/**
 * The rows of the clients table. What stands in the client's record is always current; figures are
 * computed in the background, one client at a time, and kept until something of theirs changes.
 */
export class ClientRows {
  readonly #parts: ClientRowsParts;
  readonly #summaries = new Map<RecordId, RowSummary>();
  readonly #stale = new Set<RecordId>();
  readonly #changes = new RowChanges();
  #loaded: Promise<void> | null = null;
  #areLoaded = false;
  #today: CalendarDate | null = null;
  #isWorking = false;
  #isStopped = false;
  /** Somebody was told that clients are still to be read, and waits to hear that none is. */
  #hasToldPending = false;

  constructor(parts: ClientRowsParts) {
    this.#parts = parts;
  }

  /**
   * Rows as far as they are known; what is old or missing is computed in the background.
   * @param after what was answered as `upTo` before: only rows that changed since; `null`: all of them
   */
  async rows(today: CalendarDate, after: number | null): Promise<ClientRowChanges> {
    await this.#lookAt(today);
    const upTo = this.#changes.count;
    if (after === null) return { rows: [...this.#allRows()], goneIds: [], upTo };
    const rows: ClientRow[] = [];
    const goneIds: RecordId[] = [];
    for (const id of this.#changes.since(after)) {
      const client = this.#parts.store.state.records.ofKind('client').get(id);
      if (client && client.data !== null) rows.push(this.#rowOf(client));
      else goneIds.push(id);
    }
    return { rows, goneIds, upTo };
  }

  /** The rows of clients that have something to look at. */
  async inAttention(today: CalendarDate): Promise<readonly ClientRow[]> {
    await this.#lookAt(today);
    return [...this.#allRows()].filter(({ attentionCount }) => attentionCount > 0);
  }

  /** The alerts of each client as far as they are known, and how many clients are still to be read. */
  async alerts(today: CalendarDate, clientId: RecordId | null): Promise<KnownAlerts> {
    await this.#lookAt(today);
    const byClient = new Map<RecordId, readonly Alert[]>();
    for (const { id } of this.#clients()) {
      if (clientId !== null && id !== clientId) continue;
      const alerts = this.#summaries.get(id)?.alerts;
      if (alerts && alerts.length > 0) byClient.set(id, alerts);
    }
    this.#hasToldPending = this.#stale.size > 0;
    return { clientId, byClient, pending: this.#stale.size };
  }

  /** Clients whose persisted row a commit makes old: it goes in the same transaction. */
  staleBy(changes: ChangeSet, before: readonly LocalRecord[]): readonly RecordId[] {
    const clients = [...this.#touchedBy(changes, before)];
    // Before they are read nobody knows which there are.
    return this.#areLoaded ? clients.filter((clientId) => this.#summaries.has(clientId)) : clients;
  }

  /** A commit has been made: what it makes old is computed again, and not of the records before it. */
  changed(changes: ChangeSet, before: readonly LocalRecord[]): void {
    for (const clientId of this.#touchedBy(changes, before)) {
      this.#stale.add(clientId);
      this.#changes.note(clientId);
    }
    // Of prices and rates only memory is told: the firm's cursor makes persisted rows old anyway.
    const priced = new Set<unknown>();
    let areRatesOld = false;
    for (const { kind, clientId, data } of statesOf(changes, before)) {
      if (kind === 'exchangeRate') areRatesOld = true;
      else if (!clientId && isBulk(kind)) priced.add(data?.securityId);
    }
    if (areRatesOld) this.#ratesChanged();
    for (const clientId of this.#holdersOf(priced)) this.#stale.add(clientId);
    if (this.#stale.size > 0 && this.#today) void this.#work();
  }

  /** A cycle has ended: the ledger may now be whole, so that figures can be shown (F4). */
  recheck(): void {
    const today = this.#today;
    if (!today) return;
    for (const [clientId, summary] of this.#summaries) {
      if (!this.#isCurrent(summary, today)) this.#stale.add(clientId);
    }
    if (this.#stale.size > 0) void this.#work();
  }

  stop(): void {
    this.#isStopped = true;
  }

  #touchedBy(changes: ChangeSet, before: readonly LocalRecord[]): ReadonlySet<RecordId> {
    const clients = new Set<RecordId>();
    const securities = new Set<unknown>();
    for (const { id, kind, clientId } of statesOf(changes, before)) {
      if (clientId) clients.add(clientId);
      else if (kind === 'security') securities.add(id);
      else if (kind === 'vigilanceSettings') {
        for (const client of this.#clients()) clients.add(client.id);
      }
    }
    for (const clientId of this.#holdersOf(securities)) clients.add(clientId);
    for (const { clientId } of changes.purges) if (clientId) clients.add(clientId);
    return clients;
  }

  *#holdersOf(securities: ReadonlySet<unknown>): Generator<RecordId> {
    if (securities.size === 0) return;
    for (const [clientId, { securityIds }] of this.#summaries) {
      if (securityIds.some((id) => securities.has(id))) yield clientId;
    }
  }

  /** Rates are of the ledger: what was computed without one needs none. Only memory is told, as of prices. */
  #ratesChanged(): void {
    for (const [clientId, { hasLedger }] of this.#summaries) {
      if (hasLedger) this.#stale.add(clientId);
    }
  }

  #isCurrent(summary: RowSummary, today: CalendarDate): boolean {
    return (
      summary.computedOn === today &&
      summary.hasLedger === this.#parts.isLedgerWhole() &&
      summary.alerts !== undefined
    );
  }

  *#clients(): Generator<LocalRecord> {
    for (const client of this.#parts.store.state.records.ofKind('client').values()) {
      if (client.data !== null) yield client;
    }
  }

  /** Reads what was kept and sees to it that what is not of `today` is computed. */
  async #lookAt(today: CalendarDate): Promise<void> {
    this.#loaded ??= this.#load();
    await this.#loaded;
    this.#today = today;
    for (const { id } of this.#clients()) {
      const summary = this.#summaries.get(id);
      if (!summary || !this.#isCurrent(summary, today)) this.#stale.add(id);
    }
    if (this.#stale.size > 0) void this.#work();
  }

  *#allRows(): Generator<ClientRow> {
    for (const client of this.#clients()) yield this.#rowOf(client);
  }

  #rowOf(client: LocalRecord): ClientRow {
    const summary = this.#summaries.get(client.id);
    return summary ? { ...summary.row, ...ownFields(client) } : this.#plainRow(client);
  }

  #plainRow(client: LocalRecord): ClientRow {
    let openPromises = 0;
    for (const record of this.#parts.store.state.records.ofClient(client.id).values()) {
      if (record.kind === 'promise' && record.data?.status === 'open') openPromises += 1;
    }
    return rowWithoutFigures(client, openPromises);
  }

  async #load(): Promise<void> {
    const { store } = this.#parts;
    const rows = await store.connections.relaxed.summaries.toArray();
    const firmCursor = this.#parts.firmCursor();
    await inBatches(rows, async ({ id, sealed }) => {
      const opened = await store.sealer.open<RowSummary>('summaries', id, sealed);
      if (!opened.ok) return;
      // An older version kept the reason as a sentence: such a row is computed again.
      if (typeof opened.value.row.amountUnavailable === 'string') return;
      const clientId = id as RecordId;
      this.#summaries.set(clientId, opened.value);
      if (opened.value.firmCursor !== firmCursor) this.#stale.add(clientId);
    });
    this.#areLoaded = true;
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    let toldAt = Date.now();
    let fresh: RecordId[] = [];
    try {
      while (this.#stale.size > 0 && !this.#isStopped) {
        const batch = [...this.#stale].slice(0, SAVED_AT_ONCE);
        fresh.push(...(await this.#compute(batch)));
        if (Date.now() - toldAt < TOLD_EVERY_MILLIS) continue;
        this.#parts.onRows(fresh);
        fresh = [];
        toldAt = Date.now();
      }
    } catch (cause) {
      // Locked in the middle: the database is closed and nobody reads rows any more.
      if (!this.#isStopped) throw cause;
    } finally {
      this.#isWorking = false;
    }
    if ((fresh.length > 0 || this.#hasToldPending) && !this.#isStopped) {
      this.#hasToldPending = false;
      this.#parts.onRows(fresh);
    }
  }

  /** Computes and keeps the rows of `batch`; answers those that changed. */
  async #compute(batch: readonly RecordId[]): Promise<RecordId[]> {
    const { store } = this.#parts;
    const computed: RecordId[] = [];
    for (const clientId of batch) {
      this.#stale.delete(clientId);
      const summary = await this.#computed(clientId);
      const former = this.#summaries.get(clientId);
      if (summary) this.#summaries.set(clientId, summary);
      else this.#summaries.delete(clientId);
      if (textOf(former) !== textOf(summary)) {
        computed.push(clientId);
        this.#changes.note(clientId);
      }
      // Calls of the page come first: one client takes some milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.#isStopped) return computed;
    }
    await store.exclusive(async () => {
      const current = batch.filter((id) => this.#summaries.has(id) && !this.#stale.has(id));
      const sealed = await Promise.all(
        current.map(async (id) => ({
          id: id as string,
          sealed: await store.sealer.seal('summaries', id, this.#summaries.get(id)),
        })),
      );
      await store.connections.relaxed.summaries.bulkPut(sealed);
    });
    return computed;
  }

  /** The row of a client; one that could not be computed is still to be. */
  async #computed(clientId: RecordId): Promise<RowSummary | null> {
    try {
      return await this.#summaryOf(clientId);
    } catch (cause) {
      this.#stale.add(clientId);
      throw cause;
    }
  }

  async #summaryOf(clientId: RecordId): Promise<RowSummary | null> {
    const { store } = this.#parts;
    const client = store.state.records.get(clientId);
    const today = this.#today;
    if (!client?.data || !today) return null;
    const hasLedger = this.#parts.isLedgerWhole();
    const firmCursor = this.#parts.firmCursor();
    const file = await clientFile(store, clientId, hasLedger ? 'all' : 'work');
    if (!file) return null;
    const offsetMinutes = -new Date().getTimezoneOffset();
    const settled = clientAlerts({ file, today });
    const row = rowOf({ client, file, today, offsetMinutes, hasLedger, alerts: settled });
    const securityIds = [...file.prices.keys()];
    // What an alert was measured against is read again for who looks into it.
    const alerts = settled.map(({ alert }): Alert => ({ ...alert, comparedIds: [] }));
    return { row, computedOn: today, hasLedger, firmCursor, securityIds, alerts };
  }
}
