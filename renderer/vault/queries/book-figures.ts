import { byRevenue } from '#shared/domain/portfolio/book-client.ts';
import { bookPage, contributionsOf } from '#shared/domain/portfolio/book-page.ts';
import type { BookScope } from '#shared/domain/portfolio/book-part.ts';
import { bookPerformance, type SummedBook } from '#shared/domain/portfolio/book-performance.ts';
import {
  explanationOf,
  type PeriodExplanation,
} from '#shared/domain/portfolio/performance-page.ts';
import {
  type PeriodPerformance,
  shownPeriod,
} from '#shared/domain/portfolio/period-performance.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { type ChangeSet, statesOf } from '../store/change-set.ts';
import { isBulk } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { BookClients, BookQuestion, BookView } from '../views.ts';
import { bookCurrencies, clientsIn, summedBook } from './book-answers.ts';
import { type BookGroup, summedGroup } from './book-groups.ts';

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
  readonly #groups = new Map<string, BookGroup>();
  readonly #stale = new Set<string>();
  #today: CalendarDate | null = null;
  /** The currency in which all accounts are summed beside those of each; none before somebody asks. */
  #whole: CurrencyCode | null = null;
  /** The group that is being summed: it is stale no more, and not yet what it will be. */
  #inHand: string | null = null;
  #isComplete = false;
  #isWorking = false;
  #isStopped = false;

  constructor(parts: BookFiguresParts) {
    this.#parts = parts;
  }

  /** The figures of a book, or of all; without them, how far computing is. */
  async view(question: BookQuestion): Promise<BookView> {
    if (!this.#parts.isLedgerWhole()) return { state: 'incomplete' };
    const whole = question.scope?.isWhole ? question.scope.currency : this.#whole;
    if (this.#today !== question.today || this.#whole !== whole) this.#begin(question.today, whole);
    if (this.#stale.size > 0) void this.#work();
    const total = this.#groups.size + this.#newGroups();
    if (!this.#isComplete) {
      return { state: 'computing', done: total - this.#stale.size, total };
    }
    const isCurrent = this.#stale.size === 0 && this.#inHand === null;
    const asked = await this.#asked(question);
    return {
      state: 'ready',
      isCurrent,
      currencies: bookCurrencies(this.#groupsOf(question.bookId)).map(([scope, clientCount]) => ({
        currency: scope.currency,
        clientCount,
      })),
      page: asked ? await pageOf(asked, question) : null,
    };
  }

  /**
   * All clients of a book in the scope asked for, those who paid most in the period first; `null` while
   * they are computed.
   */
  async clients(question: BookQuestion): Promise<BookClients | null> {
    const asked = await this.#asked(question);
    if (!asked) return null;
    const { groups, scope, book, shown } = asked;
    const clients = await clientsIn(groups, scope, shown.period);
    const contributions = contributionsOf(book, shown, clients);
    const points = new Map(
      contributions.available
        ? contributions.value.parts.map((part) => [part.clientId, part.points])
        : [],
    );
    const rows = byRevenue(clients).map((client) => ({
      ...client,
      points: points.get(client.clientId) ?? null,
    }));
    return { key: shown.key, period: shown.period, rows };
  }

  /** The computation of the period asked for; `null` while there is nothing to compute. */
  async explanation(question: BookQuestion): Promise<PeriodExplanation | null> {
    const asked = await this.#asked(question);
    return asked ? explanationOf(asked.shown) : null;
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

  #begin(today: CalendarDate, whole: CurrencyCode | null): void {
    this.#today = today;
    this.#whole = whole;
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
        this.#inHand = key;
        const [today, whole] = [this.#today, this.#whole];
        const group = today ? await this.#sum(key, today, whole) : null;
        // The day or the currency may have changed meanwhile; then everything is begun anew.
        const isAsked = this.#today === today && this.#whole === whole;
        if (group && isAsked) this.#groups.set(key, group);
        this.#inHand = null;
        if (this.#stale.size === 0) this.#isComplete = true;
        else if (Date.now() - toldAt < TOLD_EVERY_MILLIS) continue;
        toldAt = Date.now();
        if (!this.#isStopped) this.#parts.onBook();
      }
    } catch (cause) {
      // Locked in the middle: the database is closed and nobody asks any more.
      if (!this.#isStopped) throw cause;
    } finally {
      this.#inHand = null;
      this.#isWorking = false;
    }
  }

  /** The sum of a group's clients; a group that could not be summed is still to be. */
  async #sum(
    key: string,
    today: CalendarDate,
    whole: CurrencyCode | null,
  ): Promise<BookGroup | null> {
    try {
      const clientIds = this.#members().get(key) ?? [];
      const { store } = this.#parts;
      return await summedGroup({
        store,
        clientIds,
        today,
        whole,
        isStopped: () => this.#isStopped,
      });
    } catch (cause) {
      this.#stale.add(key);
      throw cause;
    }
  }

  #groupsOf(bookId: BookId | null): readonly BookGroup[] {
    return [...this.#groups].flatMap(([key, group]) =>
      bookId === null || key.startsWith(bookId) ? [group] : [],
    );
  }

  /** The books of the groups, or the one asked for. */
  #booksOf(bookId: BookId | null): readonly BookId[] {
    if (bookId !== null) return [bookId];
    return [...new Set([...this.#groups.keys()].map(bookOf))];
  }

  /** The book and its periods, from the groups as they are now; `null` until all are what is asked for. */
  async #asked(question: BookQuestion): Promise<AskedBook | null> {
    const { bookId, today, key, own } = question;
    const isSummed = !question.scope?.isWhole || question.scope.currency === this.#whole;
    if (!this.#isComplete || this.#today !== today || !isSummed) return null;
    const groups = this.#groupsOf(bookId);
    const scope = question.scope ?? bookCurrencies(groups)[0]?.[0];
    if (!scope) return null;
    const { store } = this.#parts;
    const book = await summedBook(store, groups, this.#booksOf(bookId), scope, today);
    const periods = bookPerformance(book, today, own);
    const shown = shownPeriod(periods, key);
    return shown ? { groups, scope, book, periods, shown } : null;
  }
}

interface AskedBook {
  readonly groups: readonly BookGroup[];
  readonly scope: BookScope;
  readonly book: SummedBook;
  readonly periods: readonly PeriodPerformance[];
  /** The period that is taken apart. */
  readonly shown: PeriodPerformance;
}

async function pageOf({ groups, scope, book, periods, shown }: AskedBook, question: BookQuestion) {
  const clients = await clientsIn(groups, scope, shown.period);
  return bookPage(scope, book, periods, shown, clients, question.lengths);
}

/** What figures of a book are made of: a note makes no group old. */
const FIGURE_KINDS: ReadonlySet<string> = new Set(['client', 'account', 'transaction']);

function groupOf(bookId: string, clientId: RecordId): string {
  return `${bookId} ${clientId.slice(-2)}`;
}

function bookOf(group: string): BookId {
  return group.slice(0, group.indexOf(' ')) as BookId;
}
