import { hash } from 'node:crypto';
import type { KindDefinition, RecordData } from '#shared/domain/kind.ts';
import { clientOf, kindDefinition } from '#shared/domain/kinds.ts';
import { plainWords } from '#shared/domain/plain-words.ts';
import { isUuid, type MutationId, type RecordId } from '#shared/lib/identifiers.ts';
import { cannotKeepLength, fieldNotKept } from '#shared/lib/kept-json.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type RejectionCode, type WireMutation, wireMutation } from '#shared/protocol/push.ts';
import { canonicalJson } from '../lib/canonical-json.ts';

/** Why a mutation is refused on its own, whatever the database holds. */
export interface Refusal {
  readonly mutationId: MutationId;
  readonly code: RejectionCode;
  readonly field: string | null;
  readonly message: string;
}

/** A mutation whose data obeys the schema and the rules of its kind (P6). */
export interface CheckedMutation {
  readonly mutation: WireMutation;
  readonly definition: KindDefinition;
  /** The data as it came, not as the schema would trim it: the device's base is what it sent (P3). */
  readonly dataText: string | null;
  readonly clientId: RecordId | null;
  readonly parents: readonly RecordId[];
  readonly payloadHash: string;
}

/**
 * The mutation in `sent`. Comes back with a refusal, or with `null` when there is not even an id to
 * answer to: then the whole request is not understood.
 */
export function checkMutation(sent: unknown): Result<CheckedMutation, Refusal | null> {
  const parsed = wireMutation.safeParse(sent);
  if (!parsed.success) {
    const mutationId = idOf(sent);
    const [issue] = parsed.error.issues;
    return err(
      mutationId && {
        mutationId,
        code: 'invalid',
        field: issue?.path.join('.') || null,
        message: issue?.message ?? 'not a mutation',
      },
    );
  }
  const mutation = parsed.data;
  const refuse = (code: RejectionCode, field: string | null, message: string) =>
    err({ mutationId: mutation.id, code, field, message });

  const definition = kindDefinition(mutation.kind);
  if (definition === undefined) {
    return refuse('unknownKind', 'kind', `this server does not know the kind "${mutation.kind}"`);
  }
  const notKept = mutation.data && fieldNotKept(mutation.data);
  if (notKept) return refuse('invalid', notKept.field, notKept.message);
  const dataText = mutation.data && JSON.stringify(mutation.data);
  const tooLarge = dataText && cannotKeepLength(dataText);
  if (tooLarge) return refuse('tooLarge', null, tooLarge);
  const objection = mutation.data && objectionTo(definition, mutation.data);
  if (objection) return refuse('invalid', objection.field, objection.message);
  return ok({
    mutation,
    definition,
    dataText,
    clientId: clientOf(mutation.kind, mutation.recordId, mutation.data),
    parents: mutation.data ? parentsOf(definition, mutation.data) : [],
    payloadHash: payloadHash(mutation),
  });
}

function idOf(sent: unknown): MutationId | null {
  if (typeof sent !== 'object' || sent === null || !('id' in sent)) return null;
  return typeof sent.id === 'string' && isUuid(sent.id) ? (sent.id as MutationId) : null;
}

/** The first thing that the schema or the rules of the kind have against `data`. */
export function objectionTo(
  definition: KindDefinition,
  data: RecordData,
): { readonly field: string | null; readonly message: string } | null {
  const parsed = definition.schema.safeParse(data, { error: plainWords });
  if (parsed.success) return definition.breaches(parsed.data)[0] ?? null;
  const [issue] = parsed.error.issues;
  return { field: issue?.path.join('.') || null, message: issue?.message ?? 'not valid' };
}

function parentsOf(definition: KindDefinition, data: RecordData): readonly RecordId[] {
  return [...new Set(definition.parents(data))];
}

function payloadHash(mutation: WireMutation): string {
  return hash('sha256', canonicalJson(mutation));
}
