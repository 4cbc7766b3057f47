import type { VaultApi } from '../api.ts';
import type { VaultHost } from '../host.ts';

/** Every call of the worker, so that a proxy has exactly these; a missing one breaks the build. */
const apiCalls = {
  state: 1, enrol: 1, unlock: 1, changePassphrase: 1, resetPassphrase: 1, newRecoveryCode: 1, setKeychain: 1, lock: 1,
  signOut: 1, save: 1, remove: 1, undo: 1, redo: 1, newId: 1, books: 1, record: 1, list: 1,
  keepDraft: 1, dropDraft: 1, drafts: 1,
  keepDocument: 1, readDocument: 1, documents: 1,
  clientRows: 1, clientsInAttention: 1, alerts: 1, alertsToLookAt: 1, clientNames: 1, similarBuyers: 1, clientFile: 1, clientLedger: 1, pricesOf: 1, figure: 1, bookView: 1, bookClients: 1, bookExplanation: 1, search: 1, history: 1, versions: 1,
  undoView: 1, syncView: 1, unsent: 1, unsentSentence: 1,
  synchronise: 1, setOnline: 1, poke: 1, resolveConflict: 1, retryUnsent: 1, giveUpUnsent: 1,
  audit: 1,
  lateEdits: 1,
  decideLateEdit: 1, answerEscalation: 1, dismissHandedOver: 1, backUp: 1, backups: 1, restore: 1, exportUnsent: 1, removeSample: 1,
} satisfies Record<keyof VaultApi, 1>; // biome-ignore format: a table

const hostCalls = {
  readEnvelope: 1, writeEnvelope: 1, appendJournal: 1, readJournal: 1, replaceJournal: 1,
  writeBackup: 1, listBackups: 1, readBackup: 1, removeBackup: 1, destroyFiles: 1,
  keepSealedWork: 1, protectWithKeychain: 1,
  keepUnsent: 1, listUnsent: 1, readUnsent: 1, removeUnsent: 1, sendPart: 1, readPart: 1,
  revealFromKeychain: 1, useNetworkKey: 1, forgetNetworkKey: 1, call: 1,
} satisfies Record<keyof VaultHost, 1>; // biome-ignore format: a table

export const API_CALLS = Object.keys(apiCalls) as (keyof VaultApi)[];
export const HOST_CALLS = Object.keys(hostCalls) as (keyof VaultHost)[];
