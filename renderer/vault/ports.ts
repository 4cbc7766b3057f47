import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Result } from '#shared/lib/result.ts';
import type { AlertAnswerRequest } from '#shared/protocol/alert-answers.ts';
import type { AuditEntry } from '#shared/protocol/audit.ts';
import type { LateEdit } from '#shared/protocol/late-edits.ts';
import type { SyncTransport, TransportError } from '#shared/sync/ports.ts';

/** What the vault asks of the server: synchronisation, and what is only read when online. */
export interface VaultTransport extends SyncTransport {
  audit(filter: {
    clientId: RecordId;
  }): Promise<Result<{ entries: readonly AuditEntry[] }, TransportError>>;
  lateEdits(): Promise<Result<{ lateEdits: readonly LateEdit[] }, TransportError>>;
  decideLateEdit(id: string, decision: 'accept' | 'discard'): Promise<Result<null, TransportError>>;
  answerAlert(request: AlertAnswerRequest): Promise<Result<null, TransportError>>;
}
