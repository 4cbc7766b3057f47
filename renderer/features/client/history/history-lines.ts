import type { RecordData } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { auditEntry } from '#shared/protocol/audit.ts';
import { nameOfKind } from '../../../components/kind-words.ts';

/** One change as a person reads it. */
export interface HistoryLine {
  readonly key: string;
  readonly at: Instant;
  readonly what: string;
  readonly fields: string;
  readonly by: string;
}

/** The server's audit entries, newest first, in words; what is no entry is left out. */
export function auditLines(entries: readonly RecordData[]): readonly HistoryLine[] {
  return entries.flatMap((entry) => {
    const parsed = auditEntry.safeParse(entry);
    if (!parsed.success) return [];
    const { seq, kind, version, personName, acceptedAt, data } = parsed.data;
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
      },
    ];
  });
}
