import {
  addSeries,
  type BookPeriodKey,
  bookParts,
  type DailySeries,
  emptySeries,
} from '#shared/domain/portfolio/book-part.ts';
import {
  type BookClient,
  bookClient,
  bookCourse,
  bookPerformance,
  byRevenue,
  revenueTotals,
} from '#shared/domain/portfolio/book-performance.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { BookInCurrency, BookQuestion, BookView } from '../api.ts';
import { type ChangeSet, statesOf } from '../store/change-set.ts';
import { isBulk } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { clientFile } from './client-file.ts';

/** Some of a book's clients, whose days are kept as one sum: those of each would be too much memory. */
interface Group {
  readonly sums: ReadonlyMap<CurrencyCode, DailySeries>;
  readonly clients: readonly BookClient[];
  readonly securityIds: ReadonlySet<RecordId>;
}

const TOLD_EVERY_MILLIS = 1_000;

export interface BookFiguresParts {
  readonly store: VaultStore;
  readonly isLedgerWhole: () => boolean;
  /** Something was computed anew, or more of it. */
  readonly onBook: () => void;
}

/**
 * How books did, from the days of all their clients. Nothing is computed before somebody asks. Clients
 * are summed in groups of up to a 256th of the book; after an edit only the client's group is summed
 * again, one client at a time and between the calls of the page.
 */
export class BookFigures {
  readonly #parts: BookFiguresParts;
  readonly #groups = new Map<string, Group>();
  readonly #stale = new Set<string>();
  #today: CalendarDate | null = null;
  #isComplete = false;
  #isWorking = false;
  #isStopped = false;

  constructor(parts: BookFiguresParts) {
    this.#parts = parts;
  }

  /** The figures of a book, or of all; without them, how far computing is. */
  view(question: BookQuestion): BookView {
    if (!this.#parts.isLedgerWhole()) return { state: 'incomplete' };
    if (this.#today !== question.today) this.#begin(question.today);
    if (this.#stale.size > 0) void this.#work();
    const total = this.#groups.size + this.#newGroups();
    if (!this.#isComplete) {
      return { state: 'computing', done: total - this.#stale.size, total };
    }
    return {
      state: 'ready',
      isCurrent: this.#stale.size === 0,
      currencies: this.#figures(question),
    };
  }

  /** All clients of a book with their amounts, those who paid most in the period first. */
  clients({ bookId, key }: BookQuestion): readonly BookClient[] {
    return byRevenue(
      this.#groupsOf(bookId).flatMap(({ clients }) => clients),
      key,
    );
  }

  /** Marks what a commit makes old. */
  changed(changes: ChangeSet, before: readonly LocalRecord[]): void {
    if (!this.#today) return;
    const securities = new Set<unknown>();
    for (const { id, kind, bookId, clientId, data } of statesOf(changes, before)) {
      if (clientId && FIGURE_KINDS.has(kind)) this.#stale.add(groupOf(bookId, clientId));
      else if (kind === 'exchangeRate') this.#allStale();
      else if (kind === 'security') securities.add(id);
      else if (isBulk(kind)) securities.add(data?.securityId);
    }
    for (const [key, { securityIds }] of this.#groups) {
      if ([...securityIds].some((id) => securities.has(id))) this.#stale.add(key);
    }
    // Who left is in no record any more: every group looks at its clients again.
    if (changes.purges.length > 0) this.#allStale();
    if (this.#stale.size > 0) void this.#work();
  }

  stop(): void {
    this.#isStopped = true;
  }

  #allStale(): void {
    for (const key of this.#groups.keys()) this.#stale.add(key);
  }

  #begin(today: CalendarDate): void {
    this.#today = today;
    this.#isComplete = false;
    this.#groups.clear();
    this.#stale.clear();
    for (const key of this.#members().keys()) this.#stale.add(key);
    this.#isComplete = this.#stale.size === 0;
  }

  #newGroups(): number {
    return [...this.#stale].filter((key) => !this.#groups.has(key)).length;
  }

  #members(): ReadonlyMap<string, readonly RecordId[]> {
    const members = new Map<string, RecordId[]>();
    for (const { id, bookId, data } of this.#parts.store.state.records.ofKind('client').values()) {
      if (data === null) continue;
      const key = groupOf(bookId, id);
      const group = members.get(key);
      if (group) group.push(id);
      else members.set(key, [id]);
    }
    return members;
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    let toldAt = Date.now();
    try {
      for (let [key] = this.#stale; key !== undefined && !this.#isStopped; [key] = this.#stale) {
        this.#stale.delete(key);
        const today = this.#today;
        const group = today ? await this.#sum(key, today) : null;
        // The day may have changed meanwhile; then everything is begun anew.
        if (group && this.#today === today) this.#groups.set(key, group);
        if (this.#stale.size === 0) this.#isComplete = true;
        else if (Date.now() - toldAt < TOLD_EVERY_MILLIS) continue;
        toldAt = Date.now();
        if (!this.#isStopped) this.#parts.onBook();
      }
    } catch (cause) {
      // Locked in the middle: the database is closed and nobody asks any more.
      if (!this.#isStopped) throw cause;
    } finally {
      this.#isWorking = false;
    }
  }

  /** The sum of a group's clients; a group that could not be summed is still to be. */
  async #sum(key: string, today: CalendarDate): Promise<Group | null> {
    try {
      return await this.#summed(this.#members().get(key) ?? [], today);
    } catch (cause) {
      this.#stale.add(key);
      throw cause;
    }
  }

  async #summed(clientIds: readonly RecordId[], today: CalendarDate): Promise<Group | null> {
    const sums = new Map<CurrencyCode, DailySeries>();
    const clients: BookClient[] = [];
    const securityIds = new Set<RecordId>();
    for (const clientId of clientIds) {
      const file = await clientFile(this.#parts.store, clientId, 'all');
      for (const part of file ? bookParts(file, today) : []) {
        const sum = sums.get(part.currency) ?? emptySeries(today);
        addSeries(sum, part.series);
        sums.set(part.currency, sum);
        clients.push(bookClient(part, today));
      }
      for (const id of file?.prices.keys() ?? []) securityIds.add(id);
      // Calls of the page come first: one client takes some milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.#isStopped) return null;
    }
    return { sums, clients, securityIds };
  }

  #groupsOf(bookId: string | null): readonly Group[] {
    return [...this.#groups].flatMap(([key, group]) =>
      bookId === null || key.startsWith(bookId) ? [group] : [],
    );
  }

  #figures({ bookId, key, today, most }: BookQuestion): readonly BookInCurrency[] {
    const groups = this.#groupsOf(bookId);
    const currencies = new Set(groups.flatMap(({ sums }) => [...sums.keys()]));
    const figures = [...currencies].map((currency): BookInCurrency => {
      const sum = emptySeries(today);
      for (const { sums } of groups) {
        const part = sums.get(currency);
        if (part) addSeries(sum, part);
      }
      const clients = groups.flatMap((group) =>
        group.clients.filter((client) => client.currency === currency),
      );
      const revenue = (period: BookPeriodKey) => revenueTotals(clients, period);
      return {
        currency,
        clientCount: clients.length,
        rows: bookPerformance(sum, revenue, today),
        course: bookCourse(sum, key, today),
        keyClients: byRevenue(clients, key).slice(0, most),
        leftOut: clients.filter(({ leftOut }) => leftOut !== null).slice(0, most),
      };
    });
    return figures.toSorted((first, second) => second.clientCount - first.clientCount);
  }
}

/** What figures of a book are made of: a note makes no group old. */
const FIGURE_KINDS: ReadonlySet<string> = new Set(['client', 'account', 'transaction']);

function groupOf(bookId: string, clientId: RecordId): string {
  return `${bookId} ${clientId.slice(-2)}`;
}
