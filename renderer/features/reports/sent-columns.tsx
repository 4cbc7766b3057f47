import type { SentReport } from '#shared/domain/reporting/sent-report.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { formatDate, formatNumber } from '../../components/formats.ts';
import { DELIVERY_WORDS, languageName } from '../../components/report-words.ts';
import { UnknownText } from '../../components/unknown-text.tsx';

/** A report that went out. */
export interface SentRow {
  readonly id: RecordId;
  readonly clientName: string;
  /** Who sent it; empty when the person is not known here. */
  readonly sentBy: string;
  readonly report: SentReport;
}

const ELSEWHERE = 'the document was not made here';

/** Columns of the list of sent reports. */
export const sentColumns: readonly DataColumn<SentRow>[] = [
  {
    id: 'client',
    header: 'Client',
    width: 132,
    grow: 2,
    isHideable: false,
    value: ({ clientName }) => clientName,
  },
  {
    id: 'title',
    header: 'Report',
    width: 150,
    grow: 2,
    value: ({ report }) => report.title,
  },
  {
    id: 'sentOn',
    header: 'Sent',
    width: 104,
    startsDescending: true,
    value: ({ report }) => report.sentOn,
    cell: ({ report }) => formatDate(report.sentOn),
  },
  { id: 'sentBy', header: 'By', width: 96, grow: 1, value: ({ sentBy }) => sentBy },
  {
    id: 'recipients',
    header: 'Went to',
    width: 100,
    grow: 1,
    value: ({ report }) => report.recipients.join(', '),
  },
  {
    id: 'delivery',
    header: 'Delivery',
    width: 96,
    value: ({ report: { delivery } }) => (delivery ? DELIVERY_WORDS[delivery] : ''),
  },
  {
    id: 'language',
    header: 'Language',
    width: 96,
    isHidden: true,
    value: ({ report: { locale } }) => (locale ? languageName(locale) : ''),
    cell: ({ report: { locale } }) =>
      locale ? languageName(locale) : <UnknownText reason="it is not recorded" />,
  },
  {
    id: 'size',
    header: 'Size, kB',
    width: 84,
    align: 'end',
    isHidden: true,
    value: ({ report }) => report.byteCount,
    inFile: [{ header: 'Size, bytes', text: ({ report }) => String(report.byteCount ?? '') }],
    cell: ({ report: { byteCount } }) =>
      byteCount === null ? (
        <UnknownText reason={ELSEWHERE} />
      ) : (
        formatNumber(Math.ceil(byteCount / 1000))
      ),
    explain: ({ report: { byteCount } }) =>
      byteCount === null
        ? { text: null, reason: ELSEWHERE }
        : { text: formatNumber(Math.ceil(byteCount / 1000)) },
  },
  {
    id: 'hash',
    header: 'SHA-256',
    about: 'Identifies the exact document',
    width: 120,
    isHidden: true,
    value: ({ report }) => report.contentHash,
    cell: ({ report: { contentHash } }) =>
      contentHash === null ? (
        <UnknownText reason={ELSEWHERE} />
      ) : (
        <span title={contentHash}>{contentHash.slice(0, 12)}…</span>
      ),
    explain: ({ report: { contentHash } }) =>
      contentHash === null ? { text: null, reason: ELSEWHERE } : { text: contentHash },
  },
];
