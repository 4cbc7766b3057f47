import type { RecordData } from '#shared/domain/kind.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { type Instant, instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import type { BookId, DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { reopenConflict, resolveConflict } from '#shared/sync/conflict.ts';
import { type CycleReport, runCycle } from '#shared/sync/cycle.ts';
import { type LocalEdit, planEdit } from '#shared/sync/plan-edit.ts';
import type { LocalRecord, StoreWrite } from '#shared/sync/records.ts';
import { Crash, type CrashingStore } from './crashing-store.ts';
import type { FaultyTransport } from './faulty-transport.ts';
import type { Random } from './random.ts';
import { EDITED_KINDS, type EditedKind, editRecord, newRecord, tokensIn } from './random-edits.ts';

/** What a person's edit did to the tokens on the screen. */
export interface EditTrace {
  readonly typed: readonly string[];
  /** What stood there and the person took away, knowingly. */
  readonly givenUp: readonly string[];
}

export interface DeviceSetup {
  readonly name: string;
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  /** Years off, in milliseconds (W7). */
  readonly skew: number;
  readonly random: Random;
  readonly token: () => string;
  readonly trace: (trace: EditTrace) => void;
}

/** So few that most pushes are followed by another. */
const MUTATIONS_PER_PUSH = 3;

const isEdited = (kind: string): kind is EditedKind =>
  (EDITED_KINDS as readonly string[]).includes(kind);

/** One installation: a store, a way to the server, and somebody typing. */
export class Device {
  readonly setup: DeviceSetup;
  store: CrashingStore;
  transport: FaultyTransport;
  isOnline = true;
  isCycling = false;
  #millis = 1_767_225_600_000;

  constructor(setup: DeviceSetup, store: CrashingStore, transport: FaultyTransport) {
    this.setup = setup;
    this.store = store;
    this.transport = transport;
  }

  now(): Instant {
    this.#millis += 1_000;
    return instantFromMillis(this.#millis + this.setup.skew);
  }

  get rows(): readonly LocalRecord[] {
    return [...this.store.contents.records.values()];
  }

  restart(): void {
    this.store = this.store.restarted();
    this.isCycling = false;
  }

  /** Commits edits in one transaction, as the vault does; what was not committed was never typed. */
  async edit(edits: readonly LocalEdit[]): Promise<void> {
    const { store } = this;
    await store.exclusive(async () => {
      const writes: StoreWrite[] = [];
      let order = await store.nextOrder();
      const typed: string[] = [];
      const givenUp: string[] = [];
      for (const edit of edits) {
        const record = store.contents.records.get(edit.recordId) ?? null;
        const entries = await store.outbox([edit.recordId]);
        writes.push(...planEdit({ edit, record, entries, nextOrder: order }));
        order += 1;
        if (edit.kind === 'conflict') continue;
        const after = new Set(tokensIn(edit.data));
        const before = new Set(tokensIn(record?.data));
        typed.push(...[...after].filter((token) => !before.has(token)));
        givenUp.push(...[...before].filter((token) => !after.has(token)));
      }
      try {
        await store.commit(writes, 'strict');
      } catch (error) {
        // After the commit it counts, whether the person saw "saved" or not.
        const [edit] = edits;
        const stored = edit && (store.contents.records.get(edit.recordId)?.data ?? null);
        if (edit && JSON.stringify(stored) === JSON.stringify(edit.data)) {
          this.setup.trace({ typed, givenUp });
        }
        throw error;
      }
      this.setup.trace({ typed, givenUp });
    });
  }

  #editOf(row: LocalRecord, data: RecordData | null): LocalEdit {
    const { kind, id: recordId, bookId, clientId } = row;
    const { personId: editedBy } = this.setup;
    return { kind, recordId, bookId, clientId, data, editedBy, editedAt: this.now() };
  }

  /** Somebody creates, edits, deletes or resolves something in one of `books`. Tells what, or null. */
  async act(books: readonly BookId[]): Promise<string | null> {
    const { random } = this.setup;
    const rows = this.rows.filter((row) => row.data !== null && books.includes(row.bookId));
    const conflicts = rows.filter(({ kind }) => kind === 'conflict');
    if (conflicts.length > 0 && random.chance(0.15)) return this.#resolve(random.pick(conflicts));
    const editable = rows.filter(({ kind }) => isEdited(kind));
    if (editable.length === 0 || random.chance(0.25)) return this.#create(rows, books);
    const row = random.pick(editable);
    if (!isEdited(row.kind) || row.data === null) return null;
    if (random.chance(row.kind === 'client' ? 0.02 : 0.12)) {
      await this.edit([this.#editOf(row, null)]);
      return `deletes ${row.kind} ${row.id.slice(0, 8)}`;
    }
    const data = editRecord(row.kind, row.data, random, this.setup.token);
    await this.edit([this.#editOf(row, data)]);
    return `edits ${row.kind} ${row.id.slice(0, 8)} ${tokensIn(data).slice(-1)}`;
  }

  async #create(rows: readonly LocalRecord[], books: readonly BookId[]): Promise<string | null> {
    const { random, token, personId } = this.setup;
    if (books.length === 0) return null;
    const clients = rows.filter(({ kind }) => kind === 'client');
    const accounts = rows.filter(({ kind }) => kind === 'account');
    const id = random.uuid() as RecordId;
    const isClient = clients.length === 0 || random.chance(0.15);
    const client = isClient ? null : random.pick(clients);
    const ofClient = accounts.filter(({ clientId }) => clientId === client?.id);
    const wanted = isClient ? 'client' : random.pick(EDITED_KINDS.slice(1));
    const kind = wanted === 'transaction' && ofClient.length === 0 ? 'account' : wanted;
    const account = ofClient.length > 0 ? random.pick(ofClient).id : id;
    const data = newRecord(kind, random, token, { client: client?.id ?? id, account });
    await this.edit([
      {
        ...{ kind, recordId: id, bookId: client?.bookId ?? random.pick(books) },
        ...{ clientId: client?.id ?? id, data, editedBy: personId, editedAt: this.now() },
      },
    ]);
    return `creates ${kind} ${id.slice(0, 8)} ${tokensIn(data)[0]}`;
  }

  async #resolve(conflict: LocalRecord): Promise<string | null> {
    const { random, token, personId } = this.setup;
    const data = conflict.data as (Conflict & RecordData) | null;
    if (!data) return null;
    const record = this.store.contents.records.get(data.recordId) ?? null;
    const input = { conflict, record, personId, now: this.now() };
    const field = data.field;
    const isValue = data.reason === 'bothChanged' && ['phone', 'name', 'title'].includes(field);
    const choice = random.pick(['mine', 'theirs', 'both', 'edited'] as const);
    const isReopening = data.status === 'resolved';
    const edits = isReopening
      ? reopenConflict(input)
      : resolveConflict({
          ...input,
          today: utcDate(this.now()),
          choice:
            choice !== 'edited'
              ? { choice }
              : isValue
                ? { choice, values: { [field]: token() } }
                : { choice: 'theirs' },
        });
    if (!edits.ok) return null;
    await this.edit(edits.value);
    return `${isReopening ? 'reopens' : `resolves ${choice}`} ${field} ${data.recordId.slice(0, 8)}`;
  }

  /** One cycle; a crash restarts the device. */
  async synchronise(signal?: { aborted: boolean }): Promise<CycleReport | 'crashed'> {
    const { random } = this.setup;
    this.isCycling = true;
    try {
      return await runCycle({
        store: this.store,
        transport: this.transport,
        dependencies: { now: () => this.now(), newId: () => random.uuid() },
        mutationsPerPush: MUTATIONS_PER_PUSH,
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      this.restart();
      return 'crashed';
    } finally {
      this.isCycling = false;
    }
  }
}
