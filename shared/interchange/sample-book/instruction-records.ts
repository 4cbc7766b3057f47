import type { Entry } from '#shared/domain/client/client-file.ts';
import { byId, entryNamed } from '#shared/domain/client/client-file-builder.ts';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import { momentOf, newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { InstructionDetails } from '#shared/domain/instruction/instruction-details.ts';
import { type NamedRecords, statementOf } from '#shared/domain/instruction/instruction-words.ts';
import type { DataOf, Kind } from '#shared/domain/kinds.ts';
import { plainWording } from '#shared/domain/wording.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, minor, type Records } from './book-writer.ts';
import { type InstructionSpec, instructionsOf } from './client-orders.ts';
import { productRecords, securityRecords } from './firm-records.ts';
import { contactId } from './person-records.ts';
import type { ClientSpec } from './sample-spec.ts';

const MILLION = 1_000_000;
const DESK = 'Dealing desk';

/** What a client ordered; `own` are the client's other records, for their names and entries. */
export function instructionRecords(
  spec: ClientSpec,
  clientId: RecordId,
  context: BookContext,
  own: Records,
): Records {
  const specs = instructionsOf[spec.key] ?? [];
  if (specs.length === 0) return [];
  const names: NamedRecords = {
    accounts: entriesOf('account', own),
    contacts: entriesOf('contact', own),
    securities: byId(entriesOf('security', securityRecords(context))),
    products: byId(entriesOf('product', productRecords(context))),
  };
  return specs.map((each, index) => {
    const id = context.idOf('instruction', `${spec.key}/${index}`);
    const details = detailsOf(each.what, spec, context, names);
    const givenOn = dayAt(context, each.day);
    const orderer = names.contacts.find((entry) => entry.id === contactId(spec, each.by, context));
    const data = newInstruction(id, {
      ...{ clientId, details, channel: each.how, givenOn },
      givenAt: momentOf(givenOn, each.at),
      givenBy: {
        ...{ as: 'signatory', name: orderer?.data.name ?? spec.name, authorityId: null },
        contactId: orderer?.id ?? null,
      },
      statement: statementOf(details, names, plainWording),
      locale: plainWording.locale,
      isSample: true,
    });
    return loadedRecord('instruction', id, { ...data, ...outcomeOf(each, details, context, own) });
  });
}

function entriesOf<K extends Kind>(kind: K, records: Records): readonly Entry<DataOf<K>>[] {
  return records.flatMap((record) =>
    record.kind === kind ? [{ ...entryNamed('', record.data as DataOf<K>), id: record.id }] : [],
  );
}

function detailsOf(
  what: InstructionSpec['what'],
  spec: ClientSpec,
  context: BookContext,
  names: NamedRecords,
): InstructionDetails {
  const accountOf = (key: string) => context.idOf('account', `${spec.key}/${key}`);
  switch (what.type) {
    case 'buy':
    case 'sell':
      return {
        ...{ type: what.type, accountId: accountOf(what.account) },
        securityId: context.idOf('security', what.symbol),
        quantity: (what.quantity * MILLION) as Quantity,
        ...{ amount: null, limit: null, goodUntil: null },
      };
    case 'pay':
      return {
        ...{ type: 'pay', accountId: accountOf(what.account) },
        payment: { amount: minor(what.amount), currency: spec.currency as CurrencyCode },
        ...{ payee: what.to, payeeAccount: what.number, reference: '', payOn: null },
      };
    case 'changeOfData': {
      const id = contactId(spec, what.contact, context);
      const contact = names.contacts.find((entry) => entry.id === id)?.data;
      const from = contact?.[what.field] ?? '';
      return { type: 'changeOfData', contactId: id, field: what.field, from, to: what.to };
    }
    case 'purchaseOrder':
    case 'return': {
      const lines = what.lines.map(([code, pieces], index) => ({
        ...{ id: `line-${index + 1}`, productId: context.idOf('product', code), unitPrice: null },
        quantity: (pieces * MILLION) as Quantity,
      }));
      const goods = { accountId: accountOf('sales'), lines, wantedOn: null };
      return what.type === 'return'
        ? { type: 'return', ...goods, reason: 'Broken in transport' }
        : { type: 'purchaseOrder', ...goods };
    }
  }
}

function outcomeOf(
  each: InstructionSpec,
  details: InstructionDetails,
  context: BookContext,
  own: Records,
): Pick<Instruction, 'received' | 'answer' | 'withdrawal'> {
  const at = (day: number, time: string) => momentOf(dayAt(context, day), time);
  const { received, executed, refused, cancelled } = each;
  const answer: Instruction['answer'] =
    executed !== undefined
      ? {
          ...{ outcome: 'executed', at: at(executed, '16:45'), by: DESK, reason: '' },
          transactionIds: entriesFor(details, dayAt(context, executed), own),
        }
      : refused
        ? {
            ...{ outcome: 'refused', at: at(refused[0], '09:30'), by: DESK, reason: refused[1] },
            transactionIds: [],
          }
        : null;
  return {
    received: received === undefined ? null : { at: at(received, '16:05'), by: DESK },
    answer,
    withdrawal: cancelled
      ? { how: 'cancelled', at: at(cancelled[0], '09:10'), reason: cancelled[1], byId: null }
      : null,
  };
}

/** The entry of the ledger by which a payment was carried out. */
function entriesFor(details: InstructionDetails, day: string, own: Records): RecordId[] {
  if (details.type !== 'pay') return [];
  const found = entriesOf('transaction', own)
    .filter(
      ({ data }) =>
        data.accountId === details.accountId &&
        data.type === 'withdrawal' &&
        data.amount === -details.payment.amount,
    )
    // The ledger keeps clear of weekends.
    .toSorted((a, b) => distance(a.data.date, day) - distance(b.data.date, day));
  return found.slice(0, 1).map(({ id }) => id);
}

const distance = (day: string, other: string): number =>
  Math.abs(Date.parse(day) - Date.parse(other));
