import { type CalendarDate, localDate } from '#shared/lib/calendar-date.ts';
import { money } from '#shared/lib/money.ts';
import {
  type ChangeLine,
  type ChangesInput,
  clientLine,
  internalLine,
  isNews,
  rankOf,
} from './change-line.ts';
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
    const product = input.file.products.get(data.productId)?.data.name ?? (data.details || null);
    const amount = data.amount !== null && data.currency ? money(data.amount, data.currency) : null;
    const rank = Math.max(LEAST_PRODUCT_RANK, rankOf(amount, 74, input));
    const source = { kind: 'entitlement', id } as const;
    const line = (date: CalendarDate, tag: 'productBegan' | 'productEnded'): ChangeLine =>
      clientLine({ tag, product }, { date, area: 'products', rank, source }, input.wording);
    const lines: ChangeLine[] = [];
    if (isNews(data.heldSince, input)) lines.push(line(data.heldSince, 'productBegan'));
    if (isNews(data.heldUntil, input)) lines.push(line(data.heldUntil, 'productEnded'));
    return lines;
  });
}

function promiseChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.promises.flatMap(({ id, data }): ChangeLine[] => {
    if (data.status !== 'kept' || !isNews(data.keptOn, input)) return [];
    const { promisedBy: by, undertaking, keptOn: date } = data;
    const about = { date, area: 'promises', rank: 55, source: { kind: 'promise', id } } as const;
    return [clientLine({ tag: 'promiseKept', by, undertaking }, about, input.wording)];
  });
}

function peopleChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.contacts.flatMap(({ id, data, editedAt }): ChangeLine[] => {
    const on = editedAt && localDate(editedAt, input.offsetMinutes);
    if (!isNews(on, input)) return [];
    const role = data.role ? `, ${data.role}` : '';
    const source = { kind: 'contact', id } as const;
    return [
      internalLine(`Contact added or changed: ${data.name}${role}`, {
        ...{ date: on, area: 'people', rank: 50, source },
      }),
    ];
  });
}

function newNotes(input: ChangesInput): readonly ChangeLine[] {
  return input.file.notes.flatMap(({ id, data }): ChangeLine[] => {
    const on = localDate(data.notedAt, input.offsetMinutes);
    if (!isNews(on, input)) return [];
    const source = { kind: 'note', id } as const;
    return [
      internalLine(`Noted: ${noteKind.title(data)}`, {
        ...{ date: on, area: 'notes', rank: 45, source },
      }),
    ];
  });
}
