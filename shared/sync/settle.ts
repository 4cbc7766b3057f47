import { type FieldPolicy, type RecordData, value } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { fieldsOfGroup } from './merge/merge-record.ts';
import { mergeText } from './merge/merge-text.ts';

/** How a person settles a conflict (M6). `edited` brings new values of the fields in conflict. */
export type ConflictChoice =
  | { readonly choice: 'mine' | 'theirs' | 'both' }
  | { readonly choice: 'edited'; readonly values: RecordData };

export type SettleError = TaggedError<
  | 'recordMissing'
  /** Only texts, and records or elements that one side deleted, can keep both. */
  | 'cannotKeepBoth'
>;

type Settled = Result<RecordData | null, SettleError>;

const cannotKeepBoth: Settled = err({
  tag: 'cannotKeepBoth',
  message: 'these values cannot stand side by side: choose one, or write a new one',
});
const recordMissing: Settled = err({
  tag: 'recordMissing',
  message: 'the record is not on this device',
});

/** `data` with the fields of `side` as that side has them; what it lacks is taken out. */
function withFields(data: RecordData, fields: readonly string[], side: RecordData): RecordData {
  const settled: Record<string, unknown> = { ...data };
  for (const field of fields) {
    if (side[field] === undefined) delete settled[field];
    else settled[field] = side[field];
  }
  return settled;
}

/** A conflict over a record that one side deleted. */
function settleDeletion(
  conflict: Conflict,
  current: RecordData | null,
  choice: ConflictChoice,
): Settled {
  const alive = current ?? conflict.mine.values ?? conflict.theirs.values;
  if (choice.choice === 'edited') return ok({ ...alive, ...choice.values });
  if (choice.choice === 'both') return ok(alive);
  return ok(conflict[choice.choice].values === null ? null : alive);
}

/** A conflict over an element of a keyed list, `list/id`. */
function settleElement(conflict: Conflict, current: RecordData, choice: ConflictChoice): Settled {
  const [list = '', ...rest] = conflict.field.split('/');
  const id = rest.join('/');
  const value = current[list];
  const elements = (Array.isArray(value) ? value : []) as readonly RecordData[];
  const put = (change: RecordData | null): Settled => {
    const others = elements.filter((element) => element.id !== id);
    const isThere = others.length < elements.length;
    if (change === null) return ok({ ...current, [list]: others });
    const settled = isThere
      ? elements.map((element) => (element.id === id ? { ...element, ...change } : element))
      : [...elements, { ...change, id }];
    return ok({ ...current, [list]: settled });
  };
  if (choice.choice === 'edited') return put(choice.values);
  if (conflict.reason === 'bothChanged') {
    if (choice.choice === 'both') return cannotKeepBoth;
    return put(conflict[choice.choice].values);
  }
  if (choice.choice === 'both') return ok(current);
  const chosen = conflict[choice.choice].values;
  return chosen === null ? put(null) : ok(current);
}

/** A conflict over overlapping texts: the choice is merged into what the text is now. */
function settleText(
  field: string,
  conflict: Conflict,
  current: RecordData,
  choice: 'mine' | 'theirs' | 'both',
): Settled {
  const textOf = (side: RecordData | null | undefined): string => {
    const text = side?.[field];
    return typeof text === 'string' ? text : '';
  };
  const mine = textOf(conflict.mine.values);
  const theirs = textOf(conflict.theirs.values);
  const both = mergeText(textOf(conflict.base), mine, theirs).both;
  const now = textOf(current);
  const wanted = choice === 'mine' ? mine : choice === 'both' ? both : theirs;
  // What stands now grew from theirs, or, when the conflict is settled once more, from mine.
  const stood = now === mine ? mine : theirs;
  return ok({ ...current, [field]: mergeText(stood, wanted, now).mine });
}

/** A merge that broke a rule: mine brings every field in which it differs. */
function settleWhole(conflict: Conflict, current: RecordData, choice: ConflictChoice): Settled {
  const { mine, theirs } = {
    mine: conflict.mine.values ?? {},
    theirs: conflict.theirs.values ?? {},
  };
  const fields = Object.keys({ ...theirs, ...mine }).filter(
    (field) => !sameJson(mine[field], theirs[field]),
  );
  switch (choice.choice) {
    case 'mine':
      return ok(withFields(current, fields, mine));
    case 'theirs':
      return ok(sameJson(current, mine) ? theirs : current);
    case 'edited':
      return ok({ ...current, ...choice.values });
    case 'both':
      return cannotKeepBoth;
  }
}

/**
 * What the record becomes by `choice`. `theirs` leaves what was edited since; only where mine stands
 * (the conflict was settled before) does it bring theirs back.
 */
export function settle(
  conflict: Conflict,
  current: RecordData | null,
  choice: ConflictChoice,
): Settled {
  const isDeletion = conflict.reason === 'deletedHere' || conflict.reason === 'deletedThere';
  if (conflict.field === '*' && isDeletion) return settleDeletion(conflict, current, choice);
  if (current === null) return recordMissing;
  if (conflict.field === '*') return settleWhole(conflict, current, choice);
  if (conflict.field.includes('/')) return settleElement(conflict, current, choice);
  const { field } = conflict;
  const policies: Readonly<Record<string, FieldPolicy | undefined>> =
    kindDefinition(conflict.recordKind)?.policies ?? {};
  const policy = policies[field] ?? value;
  if (choice.choice === 'edited') return ok({ ...current, ...choice.values });
  if (policy.merge === 'text') return settleText(field, conflict, current, choice.choice);
  if (choice.choice === 'both') return cannotKeepBoth;
  const group = fieldsOfGroup(conflict.recordKind, field);
  const fields = group.length > 0 ? group : [field];
  const mine = conflict.mine.values ?? {};
  if (choice.choice === 'mine') return ok(withFields(current, fields, mine));
  const standsMine = fields.every((name) => sameJson(current[name], mine[name]));
  return ok(standsMine ? withFields(current, fields, conflict.theirs.values ?? {}) : current);
}
