import type { Client } from '#shared/domain/client/client.ts';
import { newContact } from '#shared/domain/client/client-builders.ts';
import type { Contact } from '#shared/domain/client/contact.ts';
import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import { implausibilities } from '#shared/domain/plausible.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { loadedId, type Parsing } from '../loaded-record.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { choiceIn, dayIn, textIn } from '../table/field-columns.ts';
import { quoted } from '../table/quoted.ts';
import type { TableSource } from '../table/read-table.ts';
import { type FieldColumn, parseRecordTable, type StandingRecord } from '../table/record-table.ts';
import { RowOnce } from '../table/row-once.ts';
import { comparedName, KnownClients, plainForm } from './known-clients.ts';

type StandingContact = StandingRecord<Contact>;

const columnsOf = (clients: KnownClients): Readonly<Record<string, FieldColumn>> => ({
  client: { field: 'clientId', value: (cells) => clients.oneNamedIn(cells) ?? undefined },
  reference: textIn<Contact>('externalId'),
  name: { ...textIn<Contact>('name'), staysWhenEmpty: true },
  role: textIn<Contact>('role'),
  influence: choiceIn<Contact, 'influence'>('influence', {
    'decision maker': 'decisionMaker',
    influencer: 'influencer',
    user: 'user',
    gatekeeper: 'gatekeeper',
    unknown: 'unknown',
  }),
  phone: textIn<Contact>('phone'),
  'e-mail': textIn<Contact>('email'),
  'birth date': dayIn<Contact>('birthDate'),
  preferences: textIn<Contact>('preferences'),
  'may sign': choiceIn<Contact, 'maySign'>('maySign', { yes: true, no: false }),
});

/** What tells a contact: whose it is, and what the firm's system calls it. */
const keyOf = (clientId: RecordId | null, reference: string): string => `${clientId} ${reference}`;

/**
 * Contacts of a book's clients from a CSV with the columns above, made of what stands: the client and
 * the reference tell which contact a row is about, and have one row. A row about a client who is not
 * in the book is a problem. A telephone or e-mail that becomes another is noted as changed on `today`,
 * as where a person changes it.
 */
export function parseContacts(
  source: TableSource,
  standing: {
    readonly contacts: readonly StandingContact[];
    readonly clients: readonly StandingRecord<Client>[];
  },
  today: CalendarDate,
): Parsing {
  const clients = new KnownClients(standing.clients);
  const known = new ReferencedContacts(standing.contacts);
  return parseRecordTable(source, {
    kind: 'contact',
    plural: 'Contacts',
    columns: columnsOf(clients),
    keys: ['reference'],
    needed: ['client'],
    neededWhenNew: ['name'],
    blank: () => newContact({ clientId: '' as RecordId, name: '' }),
    breaches: implausibilities,
    changed: (before, after) => withDataChanges('contact', before, after, today),
    about: (cells) => known.aboutIn(cells, clients.oneNamedIn(cells)),
    // Of the client's id, which a client who moves to another book keeps.
    newId: (cells) => {
      const key = keyOf(clients.oneNamedIn(cells), cells.text('reference'));
      return loadedId('contacts', 'firm', 'contact', key);
    },
  });
}

/** Contacts of a book by their client and reference, and the names of those that have no reference. */
class ReferencedContacts {
  private readonly byKey = new Map<string, StandingContact[]>();
  private readonly unreferenced = new Set<string>();
  private readonly rows = new RowOnce();

  constructor(standing: readonly StandingContact[]) {
    for (const contact of standing) {
      const { clientId, externalId = '', name } = contact.data;
      const reference = plainForm(externalId);
      if (reference === '') {
        this.unreferenced.add(keyOf(clientId, comparedName(name)));
        continue;
      }
      const key = keyOf(clientId, reference);
      const alike = this.byKey.get(key) ?? [];
      this.byKey.set(key, alike);
      alike.push(contact);
    }
  }

  /** The contact of `clientId` that a row is about; objects through `cells` when that is not clear. */
  aboutIn(cells: CellReader, clientId: RecordId | null): readonly StandingContact[] {
    const [reference, name] = [cells.key('reference'), cells.text('name')];
    if (clientId === null || reference === '') return [];
    const key = keyOf(clientId, reference);
    this.rows.check(cells, 'reference', key);
    const found = this.byKey.get(key) ?? [];
    if (found.length > 1) {
      const message = 'several contacts of the client have this reference; give each its own';
      cells.object('reference', `${quoted(reference)}: ${message}`);
    }
    if (found.length === 0 && this.unreferenced.has(keyOf(clientId, comparedName(name)))) {
      const toDo = 'give it the reference in the application, or another name';
      const message = `a contact of the client has this name and no reference; ${toDo}`;
      cells.object('name', `${quoted(name)}: ${message}`);
    }
    return found;
  }
}
