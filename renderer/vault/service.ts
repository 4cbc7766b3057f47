import type { Kind } from '#shared/domain/kinds.ts';
import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidV7 } from '#shared/lib/identifiers.ts';
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import type { TransportError } from '#shared/sync/ports.ts';
import type {
  KeepDocument,
  VaultApi,
  VaultEvent,
  VaultOwner,
  VaultResult,
  VaultState,
} from './api.ts';
import { readBackup, restoreInto } from './backups/backups.ts';
import { answerEscalation } from './commands/answer-escalation.ts';
import { settleConflict } from './commands/conflicts.ts';
import { removeSample } from './commands/remove-sample.ts';
import {
  giveUpUnsent,
  retryUnsent,
  unsentSentence,
  unsentText,
  unsentWork,
  waitingCount,
} from './commands/unsent.ts';
import { randomBytes } from './crypto/bytes.ts';
import { documentViews, keepDocuments, readDocument } from './documents/documents.ts';
import { failure, locked } from './failures.ts';
import type { VaultHost } from './host.ts';
import { dropPrepared, prepareArgon2 } from './keys/argon2.ts';
import {
  changePassphrase,
  changeRecoveryCode,
  makeKeys,
  openKeys,
  readEnvelope,
  resetPassphrase,
  setKeychain,
} from './keys/key-holder.ts';
import type { KeyRing } from './keys/key-ring.ts';
import type { VaultTransport } from './ports.ts';
import { alertsToLookAt, bookAlerts } from './queries/alerts.ts';
import { clientFile, clientLedger, pricesOf } from './queries/client-file.ts';
import {
  buyersLike,
  clientNames,
  findRecord,
  listRecords,
  syncStates,
  viewOf,
} from './queries/record-views.ts';
import { historyOf, unsentViews, versionsOf } from './queries/sync-queries.ts';
import { LEASE_ENDED } from './session/lease.ts';
import { abandon, openSealed, type SealedStore } from './session/sealed-store.ts';
import { UnlockedVault } from './session/unlocked-vault.ts';
import type { Schema } from './store/database.ts';
import { draftsOf, putDraft, removeDrafts } from './store/local-drafts.ts';

export interface ServiceParts {
  readonly host: VaultHost;
  readonly transport: VaultTransport;
  readonly documents: DocumentTransport;
  readonly tell: (event: VaultEvent) => void;
  /** Milliseconds since 1970; a test's own clock. */
  readonly now?: () => number;
  /** The versions of the database; a test has later ones. */
  readonly schemas?: readonly Schema[] | undefined;
}

interface Entry {
  readonly owner: VaultOwner;
  readonly keys: KeyRing;
  readonly sealed: Promise<VaultResult<SealedStore>>;
  /** The same person goes on (enrolled or restored just now): the lease begins anew. */
  readonly goesOn: boolean;
  readonly isChosen?: boolean;
}

/** An answer of the server in the words of the vault. */
function asVault<From, To>(
  answer: Result<From, TransportError>,
  convert: (value: From) => To,
): VaultResult<To> {
  return answer.ok ? ok(convert(answer.value)) : failure('failed', answer.error.message);
}

const newId = (): RecordId => uuidV7(Date.now(), randomBytes(10)) as RecordId;
const withNewId = (document: KeepDocument) => ({ ...document, id: newId() });

/** A query met a locked vault: there is no value that would not look like an empty book. */
class LockedError extends Error {
  constructor() {
    super(locked().error.message);
    this.name = 'VaultLocked';
  }
}

/** The vault's calls, over host and transport; holds the one unlocked vault there may be. */
export function vaultService(parts: ServiceParts): VaultApi {
  const { host, tell, transport, now = Date.now } = parts;
  // Under its own name a linter takes it for a React hook.
  const { useNetworkKey: handNetworkKey } = host;
  let open: UnlockedVault | null = null;

  const vault = (): UnlockedVault => {
    if (!open) throw new LockedError();
    return open;
  };
  const whenOpen = <Value>(
    work: (vault: UnlockedVault) => Promise<VaultResult<Value>>,
  ): Promise<VaultResult<Value>> => (open ? work(open) : Promise.resolve(locked()));

  const sealedOf = (owner: VaultOwner) => openSealed(owner, parts.schemas);
  const enter = async ({
    owner,
    keys,
    goesOn,
    isChosen,
    ...store
  }: Entry): Promise<VaultResult<null>> => {
    const sealed = await store.sealed;
    if (!sealed.ok) return sealed;
    const opened = await UnlockedVault.open({
      ...{ ...parts, owner, keys, now, isChosen },
      sealed: sealed.value,
    });
    if (!opened.ok) return opened;
    const entered = opened.value;
    const network = await handNetworkKey(keys.networkKey);
    if (goesOn) await entered.contacted(now());
    else if (await entered.needsServer(now())) {
      const session = await transport.session();
      if (!session.ok) {
        await entered.close();
        await host.forgetNetworkKey();
        return failure('serverNeeded', LEASE_ENDED);
      }
      await entered.contacted(now());
    }
    open = entered;
    if (network.ok && network.value.signedIn) open.sync.wake(0);
    return ok(null);
  };
  const shut = async (): Promise<boolean> => {
    const closing = open;
    open = null;
    await closing?.close();
    return closing !== null;
  };
  const close = async (): Promise<void> => {
    if (await shut()) tell({ event: 'locked' });
  };

  return {
    async state(): Promise<VaultState> {
      if (open) return { state: 'unlocked', owner: open.owner, recovery: open.recovery };
      const envelope = await readEnvelope(host);
      if (!envelope.ok && envelope.error.tag === 'noVault') return { state: 'absent' };
      if (!envelope.ok) {
        // A damaged key file is no reason to offer a new vault over the old one.
        return { state: 'locked', personName: '', deviceName: '', keychain: false };
      }
      const { owner, keychain } = envelope.value;
      const { personName, deviceName } = owner;
      prepareArgon2();
      return {
        state: 'locked',
        personName,
        deviceName,
        keychain: keychain.protectedSecret !== null,
      };
    },
    async enrol({ owner, passphrase }) {
      const existing = await readEnvelope(host);
      if (existing.ok || existing.error.tag !== 'noVault') {
        return failure('failed', 'There is a vault on this device already. Unlock it or sign out.');
      }
      const vaultId = uuidV7(Date.now(), randomBytes(10));
      const made = await makeKeys(host, { owner, passphrase, vaultId });
      if (!made.ok) return made;
      const { keys, recoveryCode } = made.value;
      const entered = await enter({ owner, keys, sealed: sealedOf(owner), goesOn: true });
      return entered.ok ? ok({ recoveryCode }) : entered;
    },
    async unlock(way) {
      if (open) return ok(null);
      const envelope = await readEnvelope(host);
      if (!envelope.ok) return envelope;
      const { owner } = envelope.value;
      const sealed = sealedOf(owner);
      const opened = await openKeys(host, way, Date.now());
      if (!opened.ok) {
        prepareArgon2();
        await abandon(sealed);
        return opened;
      }
      dropPrepared();
      return enter({ owner, keys: opened.value.keys, sealed, goesOn: false });
    },
    changePassphrase: (request) => changePassphrase(host, request, Date.now()),
    resetPassphrase: (request) => resetPassphrase(host, request),
    newRecoveryCode: ({ passphrase }) => changeRecoveryCode(host, passphrase, Date.now()),
    setKeychain: (enabled) => whenOpen(({ keys }) => setKeychain(host, keys, enabled)),
    lock: close,
    signOut: ({ giveUpUnsent: isGivenUp }) =>
      whenOpen(async ({ store, shelf, exchange }) => {
        await exchange.ready;
        const unsent = isGivenUp ? null : unsentSentence(await unsentWork(store, shelf));
        if (unsent !== null) {
          return failure(
            'unsentWork',
            `${unsent} Signing out now would destroy that. Synchronise, finish or export it first, or give it up.`,
          );
        }
        await shut();
        const deleted = await store.connections.strict.delete().then(
          () => ok(null),
          () => failure('failed', 'The database could not be removed. Try again.'),
        );
        const removed = deleted.ok ? await host.destroyFiles() : deleted;
        // A page that hears of a lock begins anew, and would end the removal in its middle.
        if (!removed.ok) tell({ event: 'locked' });
        return removed;
      }),

    save: (requests, documents = []) =>
      whenOpen(async (unlocked) => {
        if (documents.length === 0) {
          return unlocked.edits.apply(requests, requests[0]?.undoKey ?? null);
        }
        const kept = await keepDocuments(unlocked.documents, documents.map(withNewId), requests);
        return kept.ok ? ok({ conflicts: 0 }) : kept;
      }),
    remove: (records) =>
      whenOpen(async ({ edits }) => {
        const removed = await edits.apply(
          records.map(({ kind, id }) => ({ kind, id, data: null })),
          null,
        );
        return removed.ok ? ok(null) : removed;
      }),
    keepDraft: (draft) =>
      whenOpen(({ store }) =>
        putDraft(store, { ...draft, savedAt: instantFromMillis(Date.now()) }),
      ),
    dropDraft: (id) => whenOpen(({ store }) => removeDrafts(store, [id])),
    undo: (today) => whenOpen(({ edits }) => edits.take('undo', today)),
    redo: (today) => whenOpen(({ edits }) => edits.take('redo', today)),
    keepDocument: (document) =>
      whenOpen(async (unlocked) => {
        const id = newId();
        const kept = await keepDocuments(unlocked.documents, [{ ...document, id }]);
        return kept.ok ? ok({ id }) : kept;
      }),
    readDocument: (id) => whenOpen((unlocked) => readDocument(unlocked.documents, id)),
    documents: async (clientId) => documentViews(vault().documents, clientId),
    newId: async () => newId(),

    books: async () => vault().books,
    async record(kind, id) {
      const { store } = vault();
      const record = await findRecord(store, kind, id);
      return record ? viewOf(record, syncStates(store.state)) : null;
    },
    async list<K extends Kind>(kind: K, filter = {}) {
      const { store } = vault();
      const records = await listRecords(store, kind, filter);
      const states = syncStates(store.state);
      return records.map((record) => viewOf<K>(record, states));
    },
    clientRows: ({ today, after }) => vault().rows.rows(today, after),
    clientsInAttention: (today) => vault().rows.inAttention(today),
    async alerts({ today, clientId }) {
      const { store, rows, sync } = vault();
      return bookAlerts(store, await rows.alerts(today, clientId), sync.view().ledgerWhole);
    },
    async alertsToLookAt(today) {
      const { store, rows } = vault();
      return alertsToLookAt(store, await rows.alerts(today, null));
    },
    clientNames: async () => clientNames(vault().store),
    similarBuyers: async (clientId) => buyersLike(vault().store, clientId),
    async clientFile(clientId, part) {
      const { store, sync } = vault();
      return clientFile(
        store,
        clientId,
        part === 'all' && sync.view().ledgerWhole ? 'all' : 'work',
      );
    },
    clientLedger: (clientId) => clientLedger(vault().store, clientId),
    pricesOf: (securityId) => pricesOf(vault().store, securityId),
    figure: (clientId, name, question) => vault().figures.answer(clientId, name, question),
    bookView: async (question) => vault().bookFigures.view(question),
    bookClients: async (question) => vault().bookFigures.clients(question),
    bookExplanation: async (question) => vault().bookFigures.explanation(question),
    search: async (query, limit) => vault().search.search(query, limit),
    history: async ({ clientId }) => historyOf(vault().log, clientId),
    versions: async (record) => versionsOf(vault().log, record),
    async drafts({ kind, clientId }) {
      const { store } = vault();
      return draftsOf(store).filter(
        (draft) => draft.kind === kind && (!clientId || draft.clientId === clientId),
      );
    },
    async undoView() {
      const { edits } = vault();
      return { undo: edits.next('undo')?.label ?? null, redo: edits.next('redo')?.label ?? null };
    },

    syncView: async () => vault().sync.view(),
    unsent: async () => unsentViews(vault().store.state),
    async unsentSentence() {
      const { store, shelf } = vault();
      const work = await unsentWork(store, shelf);
      return unsentSentence({ ...work, changes: waitingCount(store) });
    },
    synchronise: () => vault().sync.synchronise(),
    setOnline: async (online) => open?.sync.setOnline(online),
    poke: async () => open?.sync.wake(200),
    resolveConflict: (request) => whenOpen((unlocked) => settleConflict(unlocked, request)),
    retryUnsent: (order) => whenOpen(({ store }) => retryUnsent(store, order)),
    giveUpUnsent: (order) => whenOpen(({ store }) => giveUpUnsent(store, order)),
    audit: ({ clientId }) =>
      whenOpen(async () => asVault(await transport.audit({ clientId }), ({ entries }) => entries)),
    lateEdits: () =>
      whenOpen(async () => asVault(await transport.lateEdits(), ({ lateEdits }) => lateEdits)),
    decideLateEdit: ({ id, decision }) =>
      whenOpen(async ({ sync }) => {
        const decided = await transport.decideLateEdit(id, decision);
        // What was decided arrives by the feed.
        sync.wake(0);
        return asVault(decided, () => null);
      }),
    answerEscalation: (answer) =>
      whenOpen((unlocked) => answerEscalation(unlocked, transport, answer)),
    dismissHandedOver: () =>
      whenOpen(async ({ sync }) => {
        await sync.dismissHandedOver();
        return ok(null);
      }),
    backUp: () => whenOpen((unlocked) => unlocked.backUp('manual')),
    backups: () => host.listBackups(),
    restore: (name) =>
      whenOpen(async (unlocked) => {
        const snapshot = await readBackup(host, unlocked.keys.backups, name);
        if (!snapshot.ok) return snapshot;
        // A backup of today first: restoring the wrong one can be taken back.
        const before = await unlocked.backUp('manual');
        if (!before.ok) return before;
        const { owner, keys, store } = unlocked;
        open = null;
        const restored = await unlocked.closeAfter(() =>
          restoreInto(store.connections, snapshot.value),
        );
        // What was here is still there when it was not restored, and opens again.
        const isChosen = restored.ok;
        const sealed = sealedOf(owner);
        const entered = await enter({ owner, keys, sealed, goesOn: true, isChosen });
        return restored.ok ? entered : restored;
      }),
    exportUnsent: () =>
      whenOpen(async ({ store, shelf }) =>
        ok({ text: await unsentText(store, shelf, instantFromMillis(Date.now())) }),
      ),
    removeSample: () => whenOpen(removeSample),
  };
}
