import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { type DataOf, type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import { TRANSACTION_NAMES } from '#shared/domain/portfolio/transaction-names.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { auditEntry } from '#shared/protocol/audit.ts';
import { formatDate } from '../../../components/formats.ts';
import { nameOfKind } from '../../../components/kind-words.ts';
import { addressOf } from '../../../services/record-address.ts';

/** One change as a person reads it. */
export interface HistoryLine {
  readonly key: string;
  readonly at: Instant;
  /** "Transaction added: deposit, Savings plan". */
  readonly what: string;
  /** Those that were changed, where they are known. */
  readonly fields: string;
  readonly by: string;
  /** Where the record can be seen; `null` when it is gone. */
  readonly address: string | null;
}

type Products = ClientFile['products'];

const VERBS = { new: 'added', changed: 'changed', deleted: 'deleted' } as const;

/** What happened to which record: "Transaction added: deposit, Savings plan". */
export function changeWords(change: {
  readonly kind: string;
  readonly what: keyof typeof VERBS;
  readonly data: RecordData | null;
  readonly products: Products;
}): string {
  const { kind, what, data, products } = change;
  const word = nameOfKind(kind);
  const name = data ? nameIn(kind, data, products) : '';
  return name && name !== word ? `${word} ${VERBS[what]}: ${name}` : `${word} ${VERBS[what]}`;
}

/** What a person would call the record, with what its title leaves to the page it is on. */
function nameIn(kind: string, data: RecordData, products: Products): string {
  if (kind === 'transaction') {
    const { type, date, description } = data as DataOf<'transaction'>;
    const typeName = (TRANSACTION_NAMES[type] ?? type).toLocaleLowerCase();
    return description ? `${typeName}, ${description}` : `${typeName} of ${formatDate(date)}`;
  }
  if (kind === 'entitlement') {
    const { productId, details } = data as DataOf<'entitlement'>;
    return [products.get(productId)?.data.name, details].filter(Boolean).join(', ');
  }
  if (kind === 'serviceRequest') {
    const { sort, subject } = data as DataOf<'serviceRequest'>;
    return sort === 'complaint' ? `complaint, ${subject}` : subject;
  }
  return kindDefinition(kind)?.title(data) ?? '';
}

/** The server's audit entries of a client, newest first, in words; what is no entry is left out. */
export function auditLines(
  entries: readonly RecordData[],
  clientId: RecordId,
  products: Products,
): readonly HistoryLine[] {
  return entries.flatMap((entry) => {
    const parsed = auditEntry.safeParse(entry);
    if (!parsed.success) return [];
    const { seq, recordId, kind, version, personName, acceptedAt, data } = parsed.data;
    const what = data === null ? 'deleted' : version.n <= 1 ? 'new' : 'changed';
    return [
      {
        key: String(seq),
        at: acceptedAt,
        what: changeWords({ kind, what, data, products }),
        fields: '',
        by: personName,
        address:
          data && kindDefinition(kind)
            ? addressOf({ kind: kind as Kind, id: recordId, clientId })
            : null,
      },
    ];
  });
}
