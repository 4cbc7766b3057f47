import type { FieldPolicy, KindDefinition, RecordData } from '#shared/domain/kind.ts';
import { value } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import { assertNever } from '#shared/lib/assert.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { mergeKeyedList } from './merge-keyed-list.ts';
import { mergeSet } from './merge-set.ts';
import { mergeText } from './merge-text.ts';
import { judgeTogether, pick } from './merge-value.ts';
import type { ConflictReason, FieldConflict, MergeInput, MergeResult } from './types.ts';

/** The base to merge with when the copy both edits started from is not known: nothing is agreed. */
export const UNKNOWN_BASE: RecordData = {};

/** What one field, or one group, came to. Absent values are `undefined`. */
interface Part {
  readonly fields: RecordData;
  readonly conflicts: readonly FieldConflict[];
}

interface Sides {
  readonly base: RecordData;
  readonly mine: RecordData;
  readonly theirs: RecordData;
}

function mergeTogether(name: string, fields: readonly string[], sides: Sides): Part {
  const verdict = judgeTogether(fields, sides.base, sides.mine, sides.theirs);
  switch (verdict) {
    case 'mine':
      return { fields: pick(sides.mine, fields), conflicts: [] };
    case 'theirs':
      return { fields: pick(sides.theirs, fields), conflicts: [] };
    case 'disputed': {
      const conflict: FieldConflict = {
        field: name,
        reason: 'bothChanged',
        base: pick(sides.base, fields),
        mine: pick(sides.mine, fields),
        theirs: pick(sides.theirs, fields),
      };
      return { fields: conflict.theirs ?? {}, conflicts: [conflict] };
    }
    default:
      return assertNever(verdict);
  }
}

function mergeTextField(field: string, sides: Sides): Part | null {
  const base = sides.base[field] ?? '';
  const mine = sides.mine[field];
  const theirs = sides.theirs[field];
  if (typeof base !== 'string' || typeof mine !== 'string' || typeof theirs !== 'string') {
    return null;
  }
  const merged = mergeText(base, mine, theirs);
  const fields = { [field]: merged.theirs };
  if (merged.overlaps === 0) return { fields, conflicts: [] };
  const conflict: FieldConflict = {
    field,
    reason: 'bothChanged',
    base: { [field]: base },
    mine: { [field]: merged.mine },
    theirs: fields,
  };
  return { fields, conflicts: [conflict] };
}

function mergeSetField(field: string, sides: Sides): Part | null {
  const base = sides.base[field] ?? [];
  const mine = sides.mine[field];
  const theirs = sides.theirs[field];
  if (!Array.isArray(base) || !Array.isArray(mine) || !Array.isArray(theirs)) return null;
  return { fields: { [field]: mergeSet(base, mine, theirs) }, conflicts: [] };
}

function mergeListField(field: string, sides: Sides): Part | null {
  const merged = mergeKeyedList(field, sides.base[field], sides.mine[field], sides.theirs[field]);
  return merged && { fields: { [field]: merged.value }, conflicts: merged.conflicts };
}

/** One field that both sides changed; what does not have its policy's shape merges as a value. */
function mergeField(field: string, policy: FieldPolicy, sides: Sides): Part {
  const verdict = judgeTogether([field], sides.base, sides.mine, sides.theirs);
  if (verdict !== 'disputed') return mergeTogether(field, [field], sides);
  const whole = (): Part => mergeTogether(field, [field], sides);
  switch (policy.merge) {
    case 'text':
      return mergeTextField(field, sides) ?? whole();
    case 'set':
      return mergeSetField(field, sides) ?? whole();
    case 'keyedList':
      return mergeListField(field, sides) ?? whole();
    case 'value':
      return whole();
    default:
      return assertNever(policy);
  }
}

type Policies = Readonly<Record<string, FieldPolicy | undefined>>;

/** The fields of `group` in a kind. */
export function fieldsOfGroup(kind: string, group: string): readonly string[] {
  const policies: Policies = kindDefinition(kind)?.policies ?? {};
  return Object.keys(policies).filter((field) => groupOf(policies[field] ?? value) === group);
}

/** The fields of a kind that are merged with `field`, as one value or not at all; itself among them. */
export function fieldsMergedWith(kind: string, field: string): readonly string[] {
  const policies: Policies = kindDefinition(kind)?.policies ?? {};
  const group = groupOf(policies[field] ?? value);
  return group === undefined ? [field] : fieldsOfGroup(kind, group);
}

const groupOf = (policy: FieldPolicy): string | undefined =>
  policy.merge === 'value' ? policy.group : undefined;

function mergeFields(kind: string, policies: Policies, sides: Sides) {
  const merged: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  const done = new Set<string>();
  const names = new Set([
    ...Object.keys(sides.theirs),
    ...Object.keys(sides.mine),
    ...Object.keys(sides.base),
  ]);
  for (const name of names) {
    if (done.has(name)) continue;
    const policy = policies[name] ?? value;
    const group = groupOf(policy);
    const members = group === undefined ? [name] : fieldsOfGroup(kind, group);
    for (const member of members) done.add(member);
    const part =
      group === undefined ? mergeField(name, policy, sides) : mergeTogether(group, members, sides);
    Object.assign(merged, part.fields);
    conflicts.push(...part.conflicts);
  }
  return { merged, conflicts };
}

/** Whether `data` breaks its kind's schema or a rule across its fields (M5). */
function breaksRules(definition: KindDefinition, data: RecordData): boolean {
  const parsed = definition.schema.safeParse(data);
  return !parsed.success || definition.breaches(parsed.data).length > 0;
}

/** Whether `merged` turns what the server has into something that it is fixed against. */
function changesFixed(definition: KindDefinition, theirs: RecordData, merged: RecordData): boolean {
  return (definition.fixedOnce?.(theirs, merged) ?? []).length > 0;
}

function wholeRecord(input: MergeInput, reason: ConflictReason): FieldConflict {
  const base = input.base === UNKNOWN_BASE ? null : input.base;
  return { field: '*', reason, base, mine: input.mine, theirs: input.theirs };
}

/**
 * Brings an edit and the server's current copy together (M1 to M7). Pure: the same three copies give
 * the same answer on every device.
 *
 * Of the record of a conflict itself the server's copy stands without another conflict: the first
 * accepted resolution is the one (M6).
 */
export function mergeRecord(input: MergeInput): MergeResult {
  const { base, mine, theirs } = input;
  if (sameJson(mine, theirs) || sameJson(base, mine)) {
    return { merged: theirs, conflicts: [], owed: false };
  }
  if (sameJson(base, theirs)) return { merged: mine, conflicts: [], owed: true };
  if (input.kind === 'conflict') return { merged: theirs, conflicts: [], owed: false };
  if (mine === null) {
    return { merged: theirs, conflicts: [wholeRecord(input, 'deletedHere')], owed: false };
  }
  if (theirs === null) {
    return { merged: mine, conflicts: [wholeRecord(input, 'deletedThere')], owed: true };
  }
  const definition = kindDefinition(input.kind);
  const sides = { base: base ?? UNKNOWN_BASE, mine, theirs };
  const { merged, conflicts } = mergeFields(input.kind, definition?.policies ?? {}, sides);
  if (sameJson(merged, theirs)) return { merged: theirs, conflicts, owed: false };
  if (definition && (breaksRules(definition, merged) || changesFixed(definition, theirs, merged))) {
    return { merged: theirs, conflicts: [wholeRecord(input, 'ruleBroken')], owed: false };
  }
  return { merged, conflicts, owed: true };
}
