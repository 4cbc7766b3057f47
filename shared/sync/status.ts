import { assertNever } from '#shared/lib/assert.ts';
import type { TransportError } from './ports.ts';
import type { OutboxEntry } from './records.ts';

/** The words for the state of synchronisation (the design's domain notes, section 7). */
export type SyncStatus =
  | 'savedHere'
  | 'waitingToSync'
  | 'syncing'
  | 'synced'
  | 'needsAttention'
  | 'workingOffline';

/** What is known of the way to the server. */
export interface Connection {
  /** What the operating system says of the network. */
  readonly hasNetwork: boolean;
  /** The error of the last call; `null` when it was answered. */
  readonly lastError: TransportError | null;
}

/** Whether the server can be reached; a network without the server counts as offline (F10). */
export function isConnected({ hasNetwork, lastError }: Connection): boolean {
  if (!hasNetwork) return false;
  if (lastError === null) return true;
  switch (lastError.tag) {
    case 'offline':
    case 'unreachable':
    case 'notFieldfolio':
    case 'certificate':
      return false;
    case 'unauthenticated':
    case 'revoked':
    case 'personDisabled':
    case 'deviceTooOld':
    case 'busy':
    case 'refused':
    case 'serverFailed':
    case 'garbled':
      return true;
    default:
      return assertNever(lastError.tag);
  }
}

/** The word beside a record, from its outbox entries. */
export function recordStatus(
  entries: readonly Pick<OutboxEntry, 'state'>[],
  connection: Connection,
): SyncStatus {
  if (entries.length === 0) return 'synced';
  if (entries.some(({ state }) => state === 'attention')) return 'needsAttention';
  if (!isConnected(connection)) return 'savedHere';
  return entries.some(({ state }) => state === 'sent') ? 'syncing' : 'waitingToSync';
}

export interface DeviceState {
  readonly connection: Connection;
  readonly isSyncing: boolean;
  /** Edits not accepted yet, those in attention not counted. */
  readonly owed: number;
  readonly attention: number;
  /** Conflicts nobody has resolved. */
  readonly openConflicts: number;
  /** Whether any cycle has ever finished: before that nothing is "synced". */
  readonly hasSynced: boolean;
}

/** The one word for the whole device. What a person has to look at comes before everything else. */
export function deviceStatus(state: DeviceState): SyncStatus {
  const { lastError } = state.connection;
  const needsPerson =
    lastError !== null &&
    ['unauthenticated', 'revoked', 'personDisabled', 'deviceTooOld'].includes(lastError.tag);
  if (state.attention > 0 || state.openConflicts > 0 || needsPerson) return 'needsAttention';
  if (!isConnected(state.connection)) return 'workingOffline';
  if (state.isSyncing) return 'syncing';
  return state.owed > 0 || !state.hasSynced ? 'waitingToSync' : 'synced';
}
