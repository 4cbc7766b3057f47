import type { z } from 'zod';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { documentState, partAnswer } from '#shared/protocol/documents.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import type { TransportError } from '#shared/sync/ports.ts';
import { garbled, jsonValueOf, type ServerCall, transportError } from './server-transport.ts';

type Answer = Promise<Result<Uint8Array, TaggedError & { retryAfterSeconds?: number }>>;
interface PartAddress {
  readonly documentId: string;
  readonly contentHash: string;
  readonly part: number;
}

/** The shell's way for bytes: a part out or back, under the record and the hash that name it. */
export interface PartCalls {
  readonly call: ServerCall;
  readonly sendPart: (part: PartAddress, content: Uint8Array) => Answer;
  readonly readPart: (part: PartAddress) => Answer;
}

/** The transport of documents' bytes over the shell; parses everything and trusts nothing else. */
export function documentTransport(shell: PartCalls): DocumentTransport {
  return {
    async state(ref) {
      return parsed(documentState, await shell.call('documentState', JSON.stringify(ref)));
    },
    async send(ref, part, bytes) {
      return parsed(partAnswer, await shell.sendPart({ ...ref, part }, bytes));
    },
    async read(ref, part) {
      const answer = await shell.readPart({ ...ref, part });
      return answer.ok ? ok(answer.value) : err(transportError(answer.error));
    },
  };
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  answer: Awaited<Answer>,
): Result<z.output<Schema>, TransportError> {
  if (!answer.ok) return err(transportError(answer.error));
  const value = schema.safeParse(jsonValueOf(answer.value));
  return value.success ? ok(value.data) : garbled();
}
