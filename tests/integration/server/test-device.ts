import type { FastifyInstance, InjectOptions } from 'fastify';
import type { z } from 'zod';
import type { RecordData } from '#shared/domain/kind.ts';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import type { Note } from '#shared/domain/meeting/note.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { DocumentRef } from '#shared/protocol/documents.ts';
import { type PullAnswer, pullAnswer } from '#shared/protocol/pull.ts';
import { type MutationAnswer, pushAnswer, type WireMutation } from '#shared/protocol/push.ts';
import type { Version } from '#shared/protocol/record.ts';
import { type SessionAnswer, type SignInAnswer, sessionAnswer } from '#shared/protocol/session.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** A signed-in device as a test sees it: requests without a socket, answers parsed by the wire's schemas. */
export class TestDevice {
  readonly app: FastifyInstance;
  readonly email: string;
  signedIn: SignInAnswer;

  constructor(app: FastifyInstance, email: string, signedIn: SignInAnswer) {
    this.app = app;
    this.email = email;
    this.signedIn = signedIn;
  }

  /** A request with this device's access token. */
  async request(method: 'GET' | 'POST', url: string, payload?: object): Promise<Reply> {
    return request(this.app, method, url, payload, this.signedIn.accessToken);
  }

  /** Sends one part of a document's bytes. */
  sendPart(ref: DocumentRef, part: number, bytes: Uint8Array): Promise<Reply> {
    return request(
      this.app,
      'POST',
      partUrl(ref, part),
      Buffer.from(bytes),
      this.signedIn.accessToken,
    );
  }

  /** One part of a document's bytes; of an answer that is none, its JSON. */
  async readPart(ref: DocumentRef, part: number): Promise<Reply & { readonly bytes: Uint8Array }> {
    const { accessToken } = this.signedIn;
    const headers = { authorization: `Bearer ${accessToken}` };
    const reply = await this.app.inject({ method: 'GET', url: partUrl(ref, part), headers });
    const isJson = String(reply.headers['content-type']).startsWith('application/json');
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: isJson ? reply.json() : null,
      bytes: new Uint8Array(reply.rawPayload),
    };
  }

  stateOfDocument({ documentId, contentHash }: DocumentRef): Promise<Reply> {
    const query = new URLSearchParams({ documentId, contentHash });
    return this.request('GET', `/v1/documents/state?${query}`);
  }

  async session(): Promise<SessionAnswer> {
    return expectOk(sessionAnswer, await this.request('GET', '/v1/session'));
  }

  async firmBook(): Promise<BookId> {
    const book = (await this.session()).books.find(({ isFirmBook }) => isFirmBook);
    if (!book) throw new Error('everybody reads the firm book');
    return book.bookId;
  }

  async push(mutations: readonly unknown[]): Promise<readonly MutationAnswer[]> {
    const { deviceId } = this.signedIn;
    const payload = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations };
    return expectOk(pushAnswer, await this.request('POST', '/v1/push', payload)).answers;
  }

  /** Pushes one mutation. */
  async pushOne(mutation: WireMutation): Promise<MutationAnswer> {
    const [answer] = await this.push([mutation]);
    if (!answer) throw new Error('one mutation has one answer');
    return answer;
  }

  async pull(
    bookId: BookId,
    lane: 'work' | 'ledger',
    cursor = 0,
    limit = 2_000,
  ): Promise<PullAnswer> {
    const reply = await this.request('POST', '/v1/pull', { bookId, lane, cursor, limit });
    return expectOk(pullAnswer, reply);
  }

  /** A mutation of this person, under a fresh id. */
  mutation(
    bookId: BookId,
    kind: string,
    recordId: RecordId,
    data: RecordData | null,
    baseVersion: Version | null = null,
  ): WireMutation {
    return {
      id: freshId<MutationId>(),
      kind,
      recordId,
      bookId,
      baseVersion,
      data,
      editedBy: this.signedIn.personId,
      editedAt: '2026-11-20T08:00:00.000Z' as Instant,
    };
  }
}

export function freshId<Id extends string = RecordId>(): Id {
  return crypto.randomUUID() as string as Id;
}

function partUrl({ documentId, contentHash }: DocumentRef, part: number): string {
  const query = new URLSearchParams({ documentId, contentHash, part: String(part) });
  return `/v1/documents/part?${query}`;
}

/** A request as it comes, without a device. */
export async function request(
  app: FastifyInstance,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
  token?: string,
): Promise<Reply> {
  const options: InjectOptions = {
    method,
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
    },
  };
  const reply = await app.inject(payload === undefined ? options : { ...options, payload });
  const isJson = String(reply.headers['content-type']).startsWith('application/json');
  return {
    status: reply.statusCode,
    headers: reply.headers,
    body: isJson ? reply.json() : reply.body,
  };
}

/** The body of a 200 answer, as `schema` reads it. */
export function expectOk<Schema extends z.ZodType>(schema: Schema, reply: Reply): z.output<Schema> {
  if (reply.status !== 200) {
    throw new Error(`expected 200, got ${reply.status}: ${JSON.stringify(reply.body)}`);
  }
  return schema.parse(reply.body);
}

/** The fields of a note. */
export function noteOf(clientId: RecordId, body: string): Note {
  return newNote({ clientId, body, notedAt: '2026-11-20T08:00:00.000Z' as Instant });
}
