import { z } from 'zod';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { dateField, elementIdField, lineField } from '../fields.ts';

/** When something by which a client or contact is reached was changed; what it was is in the history. */
export const dataChangesField = z
  .array(z.looseObject({ id: elementIdField, field: lineField, changedOn: dateField }))
  .max(50);
export type DataChange = z.output<typeof dataChangesField>[number];

/** Fields by which a client or contact is reached, with what one calls them. */
const REACHED_BY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  contact: { phone: 'telephone', email: 'e-mail' },
  client: { phone: 'telephone', email: 'e-mail', street: 'street', city: 'city' },
};
const KEPT = 20;

interface Changeable {
  readonly [field: string]: unknown;
}

/**
 * `after` with a note of which contact data changed on `today`, when any did. Filling in what was
 * empty is no change. Records of other kinds come back as they are.
 */
export function withDataChanges<Data extends Changeable>(
  kind: string,
  before: Changeable,
  after: Data,
  today: CalendarDate,
): Data {
  const fields = Object.entries(REACHED_BY[kind] ?? {});
  const added = fields.flatMap(([field, name]): DataChange[] => {
    const former = before[field];
    if (typeof former !== 'string' || former === '' || former === after[field]) return [];
    return [{ id: `${field} ${today}`, field: name, changedOn: today }];
  });
  if (added.length === 0) return after;
  const ids = new Set(added.map(({ id }) => id));
  const earlier = (after.dataChanges as readonly DataChange[] | undefined) ?? [];
  const dataChanges = [...earlier.filter(({ id }) => !ids.has(id)), ...added].slice(-KEPT);
  return { ...after, dataChanges };
}

/**
 * `data`, an earlier or later state of the record that is `current`, with the notes that stand there:
 * a note says what happened, and is not taken back with it.
 */
export function withNotesOf<Data extends Changeable>(
  kind: string,
  current: Changeable,
  data: Data,
): Data {
  if (!REACHED_BY[kind]) return data;
  const { dataChanges: _, ...others } = data;
  const { dataChanges } = current;
  return (dataChanges === undefined ? others : { ...others, dataChanges }) as Data;
}

/**
 * `merged` without the notes that an edit brought of contact data which stand as they stood in `before`:
 * others had changed the same, and theirs stays, or what both made of it is the same.
 */
export function withoutIdleNotes<Data extends Changeable>(
  kind: string,
  before: Changeable,
  merged: Data,
): Data {
  const fieldOf = new Map(
    Object.entries(REACHED_BY[kind] ?? {}).map(([field, name]) => [name, field]),
  );
  const notes = merged.dataChanges as readonly DataChange[] | undefined;
  if (fieldOf.size === 0 || !notes) return merged;
  const stood = before.dataChanges as readonly DataChange[] | undefined;
  const known = new Set(stood?.map(({ id }) => id));
  const dataChanges = notes.filter(({ id, field: name }) => {
    const field = fieldOf.get(name);
    return known.has(id) || field === undefined || merged[field] !== before[field];
  });
  if (dataChanges.length === notes.length) return merged;
  const { dataChanges: _, ...others } = merged;
  return (stood || dataChanges.length > 0 ? { ...others, dataChanges } : others) as Data;
}
