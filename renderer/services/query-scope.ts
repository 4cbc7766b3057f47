import type { RecordId } from '#shared/lib/identifiers.ts';
import type { VaultChange } from '../vault/api.ts';

/** Which changes an answer depends on; what is not named does not matter. */
export interface QueryScope {
  /** Kinds of records the answer is made of; default: all. */
  readonly kinds?: readonly string[];
  /** Only changes of this client and of the firm. */
  readonly clientId?: RecordId | null;
  /** The answer shows the synchronisation's own state (unsent, attention, "waiting" marks). */
  readonly includesSync?: boolean;
  /** The answer is made of the rows of the clients table, which are computed in the background. */
  readonly includesRows?: boolean;
  /** The answer shows what is half made on this device and is no record yet. */
  readonly includesDrafts?: boolean;
  /** The answer is made of figures of whole books, which are computed in the background. */
  readonly includesBook?: boolean;
}

/** Whether `change` may alter an answer of this scope; an empty list in a change means "unknown". */
export function concerns(scope: QueryScope, change: VaultChange): boolean {
  const { kinds, clientId } = scope;
  if (change.what === 'sync') return scope.includesSync === true;
  if (change.what === 'book') return scope.includesBook === true;
  if (change.what === 'rows') return scope.includesRows === true;
  if (change.what === 'drafts') return scope.includesDrafts === true;
  if (kinds && change.kinds.length > 0 && !change.kinds.some((kind) => kinds.includes(kind))) {
    return false;
  }
  if (clientId && change.clientIds.length > 0) return change.clientIds.includes(clientId);
  return true;
}
