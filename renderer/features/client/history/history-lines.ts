import type { RecordData } from '#shared/domain/kind.ts';
import { type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { auditEntry } from '#shared/protocol/audit.ts';
import { nameOfKind } from '../../../components/kind-words.ts';
import { addressOf } from '../../../services/record-address.ts';

/** One change as a person reads it. */
export interface HistoryLine {
  readonly key: string;
  readonly at: Instant;
  readonly what: string;
  readonly fields: string;
  readonly by: string;
  /** Where the record can be seen; `null` when it is gone. */
  readonly address: string | null;
}

/** The server's audit entries of a client, newest first, in words; what is no entry is left out. */
export function auditLines(
  entries: readonly RecordData[],
  clientId: RecordId,
): readonly HistoryLine[] {
  return entries.flatMap((entry) => {
    const parsed = auditEntry.safeParse(entry);
    if (!parsed.success) return [];
    const { seq, recordId, kind, version, personName, acceptedAt, data } = parsed.data;
    const name = nameOfKind(kind);
    const title = data ? kindDefinition(kind)?.title(data) : null;
    const verb = data === null ? 'deleted' : version.n <= 1 ? 'new' : 'changed';
    return [
      {
        key: String(seq),
        at: acceptedAt,
        what: title ? `${name}: ${title}` : name,
        fields: verb,
        by: personName,
        address:
          data && kindDefinition(kind)
            ? addressOf({ kind: kind as Kind, id: recordId, clientId })
            : null,
      },
    ];
  });
}
