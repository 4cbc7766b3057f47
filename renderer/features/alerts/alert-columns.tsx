import { STATUS_WORDS } from '#shared/domain/advice/vigilance/alert-words.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { NOT_RAISED } from '../../components/alerts/alert-panel.tsx';
import { AlertStatusBadge } from '../../components/alerts/alert-status-badge.tsx';
import type { DataColumn } from '../../components/data-table-columns.ts';
import { moneyInFile } from '../../components/data-table-file.ts';
import { explainedDate } from '../../components/figures/explained-figure.ts';
import { formatMoney, formatNumber } from '../../components/formats.ts';
import { MoneyText } from '../../components/money-text.tsx';
import { RelativeDate } from '../../components/relative-date.tsx';
import { UnknownText } from '../../components/unknown-text.tsx';
import type { AlertRow } from './alert-rows.ts';

/** Columns of the list of alerts. */
export function alertColumns(today: CalendarDate): readonly DataColumn<AlertRow>[] {
  return [
    {
      id: 'score',
      header: 'Rank',
      about: 'How far the figures are above the limits of the rule, from 0 to 100',
      width: 80,
      align: 'end',
      startsDescending: true,
      value: (row) => row.score,
      inFile: [
        {
          header: 'Rank',
          text: ({ score }) => (score === null ? '' : String(Math.round(score))),
        },
      ],
      cell: (row) =>
        row.score === null ? (
          <UnknownText reason={NOT_RAISED} />
        ) : (
          formatNumber(Math.round(row.score))
        ),
      explain: ({ score }) =>
        score === null
          ? { text: null, reason: NOT_RAISED }
          : { text: `${formatNumber(Math.round(score))} of 100` },
    },
    {
      id: 'client',
      header: 'Client',
      width: 130,
      grow: 1,
      isHideable: false,
      value: (row) => row.clientName,
    },
    { id: 'rule', header: 'Rule', width: 130, givesWay: 1, grow: 1, value: (row) => row.ruleName },
    {
      id: 'what',
      header: 'What was noticed',
      width: 190,
      grow: 3,
      isHideable: false,
      value: (row) => row.text,
      cell: (row) => <span title={row.text}>{row.text}</span>,
    },
    {
      id: 'amount',
      header: 'Amount',
      width: 130,
      align: 'end',
      startsDescending: true,
      value: (row) => row.amount?.amount ?? null,
      inFile: moneyInFile('Amount', ({ amount }) => amount),
      cell: (row) => (
        <MoneyText
          amount={row.amount?.amount ?? null}
          currencyCode={row.amount?.currency ?? ''}
          reason={NOT_RAISED}
        />
      ),
      explain: ({ amount, text }) =>
        amount === null
          ? { text: null, reason: NOT_RAISED }
          : { text: formatMoney(amount.amount, amount.currency), of: text },
    },
    {
      id: 'day',
      header: 'When',
      width: 104,
      startsDescending: true,
      value: (row) => row.day,
      cell: (row) => <RelativeDate date={row.day} today={today} reason={NOT_RAISED} />,
      explain: ({ day }) => explainedDate(day, NOT_RAISED),
    },
    {
      id: 'status',
      header: 'Status',
      width: 108,
      value: (row) => row.status,
      inFile: [{ header: 'Status', text: ({ status }) => STATUS_WORDS[status] }],
      cell: (row) => <AlertStatusBadge status={row.status} />,
    },
  ];
}
