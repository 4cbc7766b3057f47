import type { Block, LongTable, Section } from '../model.ts';
import { words } from './report-cells.ts';
import type { ReportMaterial } from './report-material.ts';
import { ACCOUNT_TYPES } from './report-words.ts';

/** For whom, of which days, by whom, and every account that is in it; then what is where. */
export function coverSections(material: ReportMaterial): readonly Section[] {
  return [
    {
      id: 'cover',
      heading: null,
      column: 'full',
      blocks: [factsBlock(material), accountsTable(material)],
    },
    { id: 'contents', heading: 'Contents', column: 'full', blocks: [{ type: 'contents' }] },
  ];
}

function factsBlock(material: ReportMaterial): Block {
  const { file, period, asOf, wording, recipients, preparedBy, preparedOn } = material;
  const { street, postalCode, city, country } = file.client.data;
  const address = [street, [postalCode, city].filter(Boolean).join(' '), country];
  const isWhole = asOf === period.to;
  const items = [
    { label: 'Period', text: `${wording.date(period.from)} to ${wording.date(period.to)}` },
    {
      label: 'Figures as of',
      text: isWhole
        ? wording.date(asOf)
        : `${wording.date(asOf)}, before the end of the period: later entries are not in it`,
    },
    { label: 'Prepared for', text: [file.client.data.name, ...address].filter(Boolean).join(', ') },
    { label: 'Recipients', text: recipients.join(', ') },
    {
      label: 'Prepared',
      text: [wording.date(preparedOn), preparedBy && `by ${preparedBy}`].filter(Boolean).join(' '),
    },
  ];
  return { type: 'facts', items: items.filter(({ text }) => text !== '') };
}

/** Every account, closed ones included: what is not named is not in the report. */
function accountsTable({ file, cells, wording }: ReportMaterial): LongTable {
  const rows = file.accounts.map(({ data }): LongTable['rows'][number] => {
    const notes = [
      data.closedOn ? `closed ${wording.date(data.closedOn)}` : '',
      data.ledgerThrough ? `delivered up to ${wording.date(data.ledgerThrough)}` : '',
    ].filter(Boolean);
    const name = notes.length > 0 ? `${data.name} (${notes.join(', ')})` : data.name;
    return {
      role: 'item',
      cells: [
        cells.text(name),
        cells.text(ACCOUNT_TYPES[data.accountType]),
        cells.text(data.number),
        cells.text(data.custodian),
        cells.text(data.currency),
      ],
    };
  });
  const columns = ['Account', 'Kind', 'Number', 'Held at', 'Currency'].map(words);
  // A column without a single entry says nothing.
  const shown = columns.map((_, column) => rows.some(({ cells: row }) => row[column]?.text));
  return {
    type: 'longTable',
    caption: 'Accounts in this report',
    columns: columns.filter((_, column) => shown[column]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, column) => shown[column]) })),
    note: null,
  };
}
