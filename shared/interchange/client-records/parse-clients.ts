import type { Client } from '#shared/domain/client/client.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import { implausibilities } from '#shared/domain/plausible.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { loadedId, type Parsing } from '../loaded-record.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { choiceIn, currencyIn, dayIn, numberIn, textIn } from '../table/field-columns.ts';
import { quoted } from '../table/quoted.ts';
import type { TableSource } from '../table/read-table.ts';
import { type FieldColumn, parseRecordTable, type StandingRecord } from '../table/record-table.ts';
import { RowOnce } from '../table/row-once.ts';
import { comparedName, plainForm } from './known-clients.ts';

type StandingClient = StandingRecord<Client>;

const tagsOf = (text: string): readonly string[] => [
  ...new Set(text.split(';').flatMap((tag) => tag.trim() || [])),
];

const columns: Readonly<Record<string, FieldColumn>> = {
  number: textIn<Client>('externalId'),
  name: { ...textIn<Client>('name'), staysWhenEmpty: true },
  type: choiceIn<Client, 'clientType'>('clientType', {
    'private investor': 'privateInvestor',
    company: 'company',
    wholesaler: 'wholesaler',
  }),
  status: choiceIn<Client, 'status'>('status', {
    prospect: 'prospect',
    active: 'active',
    former: 'former',
  }),
  tier: choiceIn<Client, 'tier'>('tier', {
    key: 'key',
    A: 'A',
    B: 'B',
    C: 'C',
    unrated: 'unrated',
  }),
  'reporting currency': currencyIn<Client>('reportingCurrency'),
  language: {
    field: 'language',
    value: (cells, column) => cells.text(column).toLowerCase() || undefined,
  },
  'client since': dayIn<Client>('clientSince'),
  'client until': dayIn<Client>('clientUntil'),
  street: textIn<Client>('street'),
  'postal code': textIn<Client>('postalCode'),
  city: textIn<Client>('city'),
  country: textIn<Client>('country'),
  phone: textIn<Client>('phone'),
  'e-mail': textIn<Client>('email'),
  industry: textIn<Client>('industry'),
  tags: { field: 'tags', value: (cells, column) => tagsOf(cells.text(column)) },
  'contact every days': numberIn<Client>('contactEveryDays', 0, null),
};

/**
 * Clients of a book from a CSV with the columns above, made of what `standing` holds: the firm's number
 * tells which client a row is about, and has one row. Tags are parted by semicolons. Contact data that
 * become others are noted as changed on `today`, as where a person changes them.
 */
export function parseClients(
  source: TableSource,
  standing: readonly StandingClient[],
  today: CalendarDate,
): Parsing {
  const known = new NumberedClients(standing);
  return parseRecordTable(source, {
    kind: 'client',
    plural: 'Clients',
    columns,
    keys: ['number'],
    neededWhenNew: ['name', 'type', 'reporting currency'],
    blank: () => newClient({ name: '' }),
    breaches: implausibilities,
    changed: (before, after) => withDataChanges('client', before, after, today),
    about: (cells) => known.aboutIn(cells),
    // A client is in one book of the firm: where the file goes to another book, the client stays.
    newId: (cells) => loadedId('clients', 'firm', 'client', cells.text('number')),
  });
}

/** Clients of a book by the firm's number of them, and the names of those that have none. */
class NumberedClients {
  private readonly byNumber = new Map<string, StandingClient[]>();
  private readonly unnumbered = new Set<string>();
  private readonly rows = new RowOnce();

  constructor(standing: readonly StandingClient[]) {
    for (const client of standing) {
      const number = plainForm(client.data.externalId);
      if (number === '') this.unnumbered.add(comparedName(client.data.name));
      else this.byNumber.set(number, [...(this.byNumber.get(number) ?? []), client]);
    }
  }

  /** The client that a row is about; objects through `cells` when that is not clear. */
  aboutIn(cells: CellReader): readonly StandingClient[] {
    const [number, name] = [cells.key('number'), cells.text('name')];
    this.rows.check(cells, 'number', number);
    const found = this.byNumber.get(number) ?? [];
    if (found.length > 1) {
      cells.object('number', `${quoted(number)} is the number of several clients of the book`);
    }
    if (found.length === 0 && this.unnumbered.has(comparedName(name))) {
      const toDo = 'give it the number in the application, or another name';
      cells.object(
        'name',
        `${quoted(name)}: a client of the book has this name and no number; ${toDo}`,
      );
    }
    return found;
  }
}
