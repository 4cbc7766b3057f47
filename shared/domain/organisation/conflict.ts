import { z } from 'zod';
import { instantField, lineField, personIdField, recordIdField } from '../fields.ts';
import { defineKind, group } from '../kind.ts';

/** One side of a conflict: what was written, by whom and when by the writer's clock. */
const conflictSide = z.looseObject({
  /** The fields in conflict with their values on this side; `null` when the record was deleted. */
  values: z.record(z.string(), z.unknown()).nullable(),
  personId: personIdField.nullable(),
  editedAt: instantField.nullable(),
});

/**
 * Two edits that cannot both stand (SPEC M6). Its id is derived from record, field and mutation, so
 * that two devices make the same one. It is listed until a person resolves it.
 */
export const conflictKind = defineKind({
  kind: 'conflict',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField.nullable(),
    recordKind: lineField,
    recordId: recordIdField,
    /** The field or group in conflict, or `*` for the whole record. */
    field: lineField,
    reason: z.enum(['bothChanged', 'deletedHere', 'deletedThere', 'ruleBroken']),
    base: z.record(z.string(), z.unknown()).nullable(),
    mine: conflictSide,
    theirs: conflictSide,
    status: z.enum(['open', 'resolved']),
    resolution: z.enum(['mine', 'theirs', 'both', 'edited']).nullable(),
    resolvedBy: personIdField.nullable(),
    resolvedAt: instantField.nullable(),
  }),
  policies: {
    status: group('resolution'),
    resolution: group('resolution'),
    resolvedBy: group('resolution'),
    resolvedAt: group('resolution'),
  },
  parents: (conflict) => [conflict.recordId],
  title: (conflict) => `Conflict in ${conflict.recordKind}: ${conflict.field}`,
});
export type Conflict = z.output<typeof conflictKind.schema>;
