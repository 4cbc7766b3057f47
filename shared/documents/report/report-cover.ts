import type { Block, LongTable, Section } from '../model.ts';
import { texts } from './report-cells.ts';
import type { ReportMaterial } from './report-material.ts';

/** For whom, of which days, by whom, and every account that is in it; then what is where. */
export function coverSections(material: ReportMaterial): readonly Section[] {
  return [
    {
      id: 'cover',
      heading: null,
      column: 'full',
      blocks: [factsBlock(material), accountsTable(material)],
    },
    {
      id: 'contents',
      heading: material.words.layout.contents,
      column: 'full',
      blocks: [{ type: 'contents' }],
    },
  ];
}

function factsBlock(material: ReportMaterial): Block {
  const { file, period, asOf, wording, recipients, preparedBy, preparedOn, words } = material;
  const { cover } = words.notes;
  const { street, postalCode, city, country } = file.client.data;
  const address = [street, [postalCode, city].filter(Boolean).join(' '), country];
  const isWhole = asOf === period.to;
  const { date } = wording;
  const items = [
    { label: cover.period, text: words.layout.fromTo(date(period.from), date(period.to)) },
    { label: cover.asOf, text: isWhole ? date(asOf) : cover.beforeEnd(date(asOf)) },
    {
      label: cover.preparedFor,
      text: [file.client.data.name, ...address].filter(Boolean).join(', '),
    },
    { label: cover.recipients, text: recipients.join(', ') },
    {
      label: cover.prepared,
      text: preparedBy ? cover.preparedBy(date(preparedOn), preparedBy) : date(preparedOn),
    },
  ];
  return { type: 'facts', items: items.filter(({ text }) => text !== '') };
}

/** Every account, closed ones included: what is not named is not in the report. */
function accountsTable({ file, cells, wording, words }: ReportMaterial): LongTable {
  const { cover } = words.notes;
  const rows = file.accounts.map(({ data }): LongTable['rows'][number] => {
    const notes = [
      data.closedOn ? cover.closed(wording.date(data.closedOn)) : '',
      data.ledgerThrough ? cover.deliveredUpTo(wording.date(data.ledgerThrough)) : '',
    ].filter(Boolean);
    const name = notes.length > 0 ? `${data.name} (${notes.join(', ')})` : data.name;
    return {
      role: 'item',
      cells: [
        cells.text(name),
        cells.text(words.names.accountTypes[data.accountType]),
        cells.text(data.number),
        cells.text(data.custodian),
        cells.text(data.currency),
      ],
    };
  });
  const columns = [cover.account, cover.kind, cover.number, cover.heldAt, cover.currency].map(
    texts,
  );
  // A column without a single entry says nothing.
  const shown = columns.map((_, column) => rows.some(({ cells: row }) => row[column]?.text));
  return {
    type: 'longTable',
    caption: cover.accounts,
    columns: columns.filter((_, column) => shown[column]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, column) => shown[column]) })),
    note: null,
  };
}
