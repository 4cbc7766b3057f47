import { type CalendarDate, localDate } from '#shared/lib/calendar-date.ts';
import { money } from '#shared/lib/money.ts';
import { type ChangeLine, type ChangesInput, isNews, rankOf } from './change-line.ts';
import { noteKind } from './note.ts';

/** A product counts at least as much as a hundredth of the wealth: it is business, however small. */
const LEAST_PRODUCT_RANK = 50;

/** Changes of products, promises, people and notes. */
export function relationshipChanges(input: ChangesInput): readonly ChangeLine[] {
  return [
    ...productChanges(input),
    ...promiseChanges(input),
    ...peopleChanges(input),
    ...newNotes(input),
  ];
}

function productChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.entitlements.flatMap(({ id, data }): ChangeLine[] => {
    const name =
      input.file.products.get(data.productId)?.data.name ?? (data.details || 'A product');
    const amount = data.amount !== null && data.currency ? money(data.amount, data.currency) : null;
    const rank = Math.max(LEAST_PRODUCT_RANK, rankOf(amount, 74, input));
    const line = (date: CalendarDate, text: string): ChangeLine => ({
      date,
      area: 'products',
      text,
      rank,
      source: { kind: 'entitlement', id },
      isInternal: false,
    });
    const lines: ChangeLine[] = [];
    if (isNews(data.heldSince, input)) lines.push(line(data.heldSince, `New: ${name}`));
    if (isNews(data.heldUntil, input)) lines.push(line(data.heldUntil, `Ended: ${name}`));
    return lines;
  });
}

function promiseChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.promises.flatMap(({ id, data }): ChangeLine[] => {
    if (data.status !== 'kept' || !isNews(data.keptOn, input)) return [];
    const who = data.promisedBy === 'us' ? 'We kept' : 'The client kept';
    return [
      {
        date: data.keptOn,
        area: 'promises',
        text: `${who}: ${data.undertaking}`,
        rank: 55,
        source: { kind: 'promise', id },
        isInternal: false,
      },
    ];
  });
}

function peopleChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.contacts.flatMap(({ id, data, editedAt }): ChangeLine[] => {
    const on = editedAt && localDate(editedAt, input.offsetMinutes);
    if (!isNews(on, input)) return [];
    const role = data.role ? `, ${data.role}` : '';
    return [
      {
        date: on,
        area: 'people',
        text: `Contact added or changed: ${data.name}${role}`,
        rank: 50,
        source: { kind: 'contact', id },
        isInternal: true,
      },
    ];
  });
}

function newNotes(input: ChangesInput): readonly ChangeLine[] {
  return input.file.notes.flatMap(({ id, data }): ChangeLine[] => {
    const on = localDate(data.notedAt, input.offsetMinutes);
    if (!isNews(on, input)) return [];
    return [
      {
        date: on,
        area: 'notes',
        text: `Noted: ${noteKind.title(data)}`,
        rank: 45,
        source: { kind: 'note', id },
        isInternal: true,
      },
    ];
  });
}
