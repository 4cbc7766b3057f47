import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recordIdField } from '#shared/domain/fields.ts';
import type { auditAnswer } from '#shared/protocol/audit.ts';
import { bookIdField } from '#shared/protocol/record.ts';
import { asPerson } from '../database/as-person.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { notFound } from '../lib/refused.ts';
import { answerRefused } from '../plugins/errors.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { type AuditSubject, auditEntries, booksOfSubject } from '../repositories/audit-entries.ts';
import { parseBody } from './parse-body.ts';

const MAX_ENTRIES = 200;

const auditQuery = z
  .object({
    clientId: recordIdField.optional(),
    recordId: recordIdField.optional(),
    /** For a client that was moved: the trail of an earlier book, for who may read it. */
    bookId: bookIdField.optional(),
    before: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
    limit: z.coerce.number().int().min(1).max(MAX_ENTRIES).default(50),
  })
  .transform(({ clientId, recordId, ...rest }, context) => {
    if (clientId && !recordId) return { ...rest, subject: subjectOf('client', clientId) };
    if (recordId && !clientId) return { ...rest, subject: subjectOf('record', recordId) };
    context.addIssue({ code: 'custom', message: 'name either clientId or recordId' });
    return z.NEVER;
  });

const subjectOf = (of: AuditSubject['of'], id: AuditSubject['id']): AuditSubject => ({ of, id });

/** `GET /v1/audit`: the trail of a client or a record of a book that the person may read. */
export function auditRoute(app: FastifyInstance, { database, access }: RouteDependencies): void {
  app.get('/v1/audit', async (request, reply) => {
    const { personId } = sessionOf(request);
    const query = parseBody(auditQuery, request.query);
    if (!query.ok) return answerRefused(reply, query.error);
    const { subject, bookId, before, limit } = query.value;
    const entries = await asPerson(database, personId, async (transaction) => {
      const books = await access.bookAccess(transaction, personId);
      const readable = books.map((book) => book.bookId);
      const wanted = bookId ? readable.filter((id) => id === bookId) : readable;
      const [book] = await booksOfSubject(transaction, wanted, subject);
      return book && auditEntries(transaction, book, subject, before, limit + 1);
    });
    if (!entries) return answerRefused(reply, notFound().error);
    return {
      entries: entries.slice(0, limit),
      more: entries.length > limit,
    } satisfies z.output<typeof auditAnswer>;
  });
}
