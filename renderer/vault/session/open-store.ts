import { counted } from '#shared/domain/wording.ts';
import { ok } from '#shared/lib/result.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { RecoveryNotice, VaultOwner, VaultResult } from '../api.ts';
import { failure, storeFailure, VaultFailure } from '../failures.ts';
import type { VaultHost } from '../host.ts';
import { journalEntryOf, snapshotOf, withdrawalOf } from '../journal/entry.ts';
import { Journal, type JournalContent } from '../journal/journal.ts';
import { namedBy, readingOf, replayWrites } from '../journal/replay.ts';
import { settledBy } from '../journal/settled-since.ts';
import type { KeyRing } from '../keys/key-ring.ts';
import {
  type Connections,
  databaseName,
  openConnections,
  SCHEMAS,
  type Schema,
} from '../store/database.ts';
import { type LoadedState, openState, readSealedState } from '../store/load-state.ts';
import { sealerOf } from '../store/sealer.ts';
import { type StoreHooks, VaultStore } from '../store/vault-store.ts';
import type { SealedStore } from './sealed-store.ts';

export interface OpenedStore {
  readonly store: VaultStore;
  readonly journal: Journal;
  readonly recovery: RecoveryNotice | null;
}

export interface OpenStoreInput {
  readonly host: VaultHost;
  readonly owner: VaultOwner;
  readonly keys: KeyRing;
  readonly sealed: SealedStore;
  readonly afterCommit: StoreHooks['afterCommit'];
  readonly staleSummaries: StoreHooks['staleSummaries'];
  readonly orphanedDocuments: StoreHooks['orphanedDocuments'];
  /**
   * Brings a lost store back from the latest backup that opens and has come further than this journal
   * entry; answers whether one did.
   */
  readonly restoreLatest: (connections: Connections, beyond: number) => Promise<boolean>;
  /** A person has just put an older backup in the store's place: that is no loss. */
  readonly isChosen?: boolean | undefined;
  /** Takes a snapshot of a database of `older` versions before it is upgraded (G2). */
  readonly snapshotBeforeUpgrade: (
    older: readonly Schema[],
  ) => Promise<VaultResult<{ name: string }>>;
  /** The versions of the database; a test has later ones. */
  readonly schemas?: readonly Schema[] | undefined;
}

/**
 * Decrypts the store, compares it with the journal and brings back what it lost (W2, W3): the loss of
 * the store is noticed and said, never shown as an empty book.
 */
export async function openStore(input: OpenStoreInput): Promise<VaultResult<OpenedStore>> {
  const { schemas = SCHEMAS, sealed } = input;
  const journal = new Journal(input.host, input.keys.journal);
  try {
    const { probe } = sealed;
    if (probe.found === 'newer') {
      return failure(
        'newerVault',
        'This vault was written by a newer Fieldfolio. Update the application; nothing was changed.',
      );
    }
    const content = await journal.read();
    if (!content.ok) return content;
    let snapshot: string | null = null;
    if (probe.found === 'older') {
      const taken = await input.snapshotBeforeUpgrade(schemas.slice(0, probe.version));
      if (!taken.ok) return taken;
      snapshot = taken.value.name;
    }
    const connections =
      sealed.content?.connections ?? (await openConnections(databaseName(input.owner), schemas));
    // Opened, so upgraded: the snapshot of before has done its service.
    if (snapshot !== null) await input.host.removeBackup(snapshot);
    return ok(await recover(input, connections, journal, content.value));
  } catch (cause) {
    return storeFailure(cause);
  }
}

async function recover(
  input: OpenStoreInput,
  connections: Connections,
  journal: Journal,
  content: JournalContent,
): Promise<OpenedStore> {
  const sealer = sealerOf(input.keys.records);
  const { sealed = await readSealedState(connections.relaxed) } = input.sealed.content ?? {};
  let loaded = await openState(sealed, sealer);
  // A store that once was there has its counters; a journal or a backup says that it once was there.
  // One that fell back (a cut log, another engine's old files) behind the last backup is no better.
  const found = loaded.used ? loaded.state.counters.journalPosition : -1;
  const isBehind = loaded.used && !input.isChosen && found < journal.settled.backedUpTo;
  const isRestored = (!loaded.used || isBehind) && (await input.restoreLatest(connections, found));
  const isLost = !loaded.used && (isRestored || content.entries.length > 0 || content.lost > 0);
  if (isRestored) loaded = await openState(await readSealedState(connections.relaxed), sealer);
  const { state } = loaded;
  const { entries } = content;
  const last = Math.max(entries.at(-1)?.n ?? 0, state.counters.journalPosition);
  const hooks = hooksOf(journal, input, last);
  const store = new VaultStore(connections, sealer, state, hooks.hooks);
  // A backup that was restored has the position of its day, a lost store none: the same replay.
  const replay = { entries, position: state.counters.journalPosition, state };
  const writes = replayWrites({ ...replay, held: await store.records(namedBy(replay)) });
  // Figures computed before what is brought back; they go first, lest a crash in between leave them.
  if (writes.length > 0) await connections.strict.summaries.clear();
  const isBroughtForward = replay.position < last;
  if (writes.length > 0 || isBroughtForward || !loaded.used || isLost)
    await store.commit(writes, 'strict');
  hooks.startJournalling(() => store);
  // One from before drafts were journalled lacks them; an application of then also changed them alone.
  const knowsDrafts = sameJson([...readingOf(entries).drafts], [...state.drafts]);
  const isWhole = entries[0]?.snapshot === true && content.lost === 0 && knowsDrafts;
  if (isLost || isBehind || !isWhole) {
    await journal.compact(snapshotOf(state, journal.settled.list()));
  }
  const isRebuilt = isLost || isRestored;
  const recovery = noticeOf({
    isLost: isRebuilt,
    isRestored,
    loaded,
    content,
    owed: writes.length,
  });
  return { store, journal, recovery };
}

/** Hooks that journal each commit, but for the one that replays the journal itself. */
function hooksOf(
  journal: Journal,
  input: Pick<OpenStoreInput, 'afterCommit' | 'staleSummaries' | 'orphanedDocuments'>,
  replayedTo: number,
): { hooks: StoreHooks; startJournalling: (store: () => VaultStore) => void } {
  let storeOf: (() => VaultStore) | null = null;
  let settling: (() => void) | null = null;
  const hooks: StoreHooks = {
    async beforeCommit(changes) {
      if (!storeOf) return replayedTo;
      const { state } = storeOf();
      const last = Math.max(state.counters.journalPosition, journal.lastPosition);
      const entry = journalEntryOf(last + 1, changes, state);
      if (!entry) return null;
      const appended = await journal.append(entry);
      if (!appended.ok) throw new VaultFailure(appended.error);
      const copies = settledBy(entry, state.outbox);
      settling = () => journal.settled.add(entry, copies);
      return entry.n;
    },
    async onFailed(position) {
      settling = null;
      if (!storeOf) return;
      // When even this cannot be written the edit comes back as unsent: seen twice rather than never.
      await journal.append(withdrawalOf(position, storeOf().state));
    },
    afterCommit(changes, before) {
      settling?.();
      settling = null;
      if (storeOf) input.afterCommit(changes, before);
    },
    staleSummaries: (changes, before) => input.staleSummaries(changes, before),
    orphanedDocuments: (changes) => input.orphanedDocuments(changes),
    // Skipped entries make the digest differ: the next cycle reads the book anew (F8).
    onDamage: () => undefined,
  };
  return {
    hooks,
    startJournalling(store) {
      storeOf = store;
    },
  };
}

function noticeOf(found: {
  isLost: boolean;
  isRestored: boolean;
  loaded: LoadedState;
  content: JournalContent;
  owed: number;
}): RecoveryNotice | null {
  const { isLost, isRestored, loaded, content, owed } = found;
  if (isLost) {
    const source = isRestored
      ? 'the latest backup and the journal on this device; what others changed since then follows ' +
        'with the next synchronisation'
      : 'the journal on this device and the server';
    const { outbox, drafts } = loaded.state;
    const kept = `${outbox.size} unsent changes${drafts.size > 0 ? ` and ${counted(drafts.size, 'draft')}` : ''}`;
    const message =
      `The local database was lost, which can happen when the computer stops suddenly. ` +
      `It is rebuilt from ${source}. ` +
      `${kept} were kept in the journal.`;
    return { what: 'storeLost', message };
  }
  if (content.lost > 0) {
    const message =
      'The end of the journal was cut off, most likely when the computer stopped. ' +
      'Everything that was shown as saved is in the database.';
    return { what: 'tornJournal', message };
  }
  if (loaded.damaged > 0) {
    const message = `${loaded.damaged} entries of the local database were damaged and are read again from the server.`;
    return { what: 'storeLost', message };
  }
  if (owed > 0) {
    const message = 'The last changes before the computer stopped were brought back.';
    return { what: 'journalReplayed', message };
  }
  return null;
}
