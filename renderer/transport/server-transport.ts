import { z } from 'zod';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { AlertAnswerRequest } from '#shared/protocol/alert-answers.ts';
import { auditAnswer } from '#shared/protocol/audit.ts';
import { type LateEditsAnswer, lateEditsAnswer } from '#shared/protocol/late-edits.ts';
import { mutationStatusAnswer, pushAnswer } from '#shared/protocol/push.ts';
import { sessionAnswer } from '#shared/protocol/session.ts';
import type { SyncTransport, TransportError } from '#shared/sync/ports.ts';
import { parsePull } from './parse-pull.ts';

/** The shell's way to the server: JSON text out, the bytes of a good answer back. */
export type ServerCall = (
  endpoint: string,
  body: string,
) => Promise<Result<Uint8Array, TaggedError & { retryAfterSeconds?: number }>>;

type Answered<Value> = Promise<Result<Value, TransportError>>;

const TAGS: ReadonlySet<string> = new Set<TransportError['tag']>([
  'offline',
  'unreachable',
  'notFieldfolio',
  'certificate',
  'unauthenticated',
  'revoked',
  'personDisabled',
  'deviceTooOld',
  'busy',
  'refused',
  'serverFailed',
  'garbled',
]);

/** A failure of the shell in the words of the port; what it could not name counts as the server's. */
export function transportError(
  error: TaggedError & { retryAfterSeconds?: number },
): TransportError {
  const tag = TAGS.has(error.tag) ? (error.tag as TransportError['tag']) : 'serverFailed';
  const { message, retryAfterSeconds } = error;
  return retryAfterSeconds === undefined ? { tag, message } : { tag, message, retryAfterSeconds };
}

/** An answer of which nothing is used. */
export function garbled(): Result<never, TransportError> {
  return err({
    tag: 'garbled',
    message: 'The server’s answer was cut off or not understood. Nothing of it was used.',
  });
}

export interface ServerTransport extends SyncTransport {
  /** The server's audit trail of a client, newest first. */
  audit(filter: { clientId: string; limit?: number }): Answered<z.output<typeof auditAnswer>>;
  /** Edits of former managers that wait for a decision (F7). */
  lateEdits(): Answered<LateEditsAnswer>;
  decideLateEdit(id: string, decision: 'accept' | 'discard'): Answered<null>;
  /** Answers an alert that was escalated to this person. */
  answerAlert(request: AlertAnswerRequest): Answered<null>;
}

/** The synchronisation's transport over the shell; parses everything and trusts nothing else (F3). */
export function serverTransport(call: ServerCall): ServerTransport {
  const ask = async <Value>(
    endpoint: string,
    request: unknown,
    parse: (content: unknown) => Value | null,
  ): Answered<Value> => {
    const answer = await call(endpoint, request === null ? '' : JSON.stringify(request));
    if (!answer.ok) return err(transportError(answer.error));
    const content = jsonValueOf(answer.value);
    const value = content === undefined ? null : parse(content);
    return value === null ? garbled() : ok(value);
  };
  return {
    session: () => ask('session', null, by(sessionAnswer)),
    push: (request) => ask('push', request, by(pushAnswer)),
    pull: (request) => ask('pull', request, parsePull),
    mutationStatus: (mutationIds) =>
      ask('mutationStatus', { mutationIds }, by(mutationStatusAnswer)),
    async acknowledge(mutationIds) {
      const answer = await ask('acknowledge', { mutationIds }, by(z.object({})));
      return answer.ok ? ok(null) : answer;
    },
    audit: (filter) => ask('audit', filter, by(auditAnswer)),
    lateEdits: () => ask('lateEdits', null, by(lateEditsAnswer)),
    async decideLateEdit(id, decision) {
      const endpoint = decision === 'accept' ? 'lateEditAccept' : 'lateEditDiscard';
      const answer = await ask(endpoint, { id }, by(z.object({})));
      return answer.ok ? ok(null) : answer;
    },
    async answerAlert(request) {
      const answer = await ask('alertAnswer', request, by(z.object({})));
      return answer.ok ? ok(null) : answer;
    },
  };
}

function by<Schema extends z.ZodType>(schema: Schema) {
  return (content: unknown): z.output<Schema> | null => {
    const parsed = schema.safeParse(content);
    return parsed.success ? parsed.data : null;
  };
}

/** The value that bytes of JSON text in UTF-8 hold; `undefined` when they hold none. */
export function jsonValueOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
