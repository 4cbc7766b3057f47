import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { type PullRequest, pullRequest } from '#shared/protocol/pull.ts';
import { asPerson } from '../database/as-person.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { notFound } from '../lib/refused.ts';
import { answerRefused } from '../plugins/errors.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { type Page, readPage } from '../repositories/records.ts';
import { parseBody } from './parse-body.ts';

const pack = promisify(gzip);
/** Below this packing costs more than it saves. */
const WORTH_PACKING = 1_024;
/** As fast as the lowest level; the usual one takes twice as long for a page that is a tenth smaller. */
const PACKING_LEVEL = 3;

/** `POST /v1/pull`: a page's JSON is made by PostgreSQL and passed on without being parsed. */
export function pullRoute(app: FastifyInstance, { database, access }: RouteDependencies): void {
  app.post('/v1/pull', async (request, reply) => {
    const { personId } = sessionOf(request);
    const body = parseBody(pullRequest, request.body);
    if (!body.ok) return answerRefused(reply, body.error);
    const { bookId, lane, cursor, limit, remaining } = body.value;
    const page = await asPerson(database, personId, async (transaction) => {
      const books = await access.bookAccess(transaction, personId, [bookId]);
      const isTheirs = books.some((book) => book.bookId === bookId);
      return isTheirs ? readPage(transaction, bookId, lane, cursor, limit, remaining) : undefined;
    });
    if (!page) return answerRefused(reply, notFound().error);
    const bytes = Buffer.from(pageText(body.value, page));
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('vary', 'accept-encoding');
    const isPacked =
      bytes.length >= WORTH_PACKING && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (!isPacked) return reply.send(bytes);
    const packed = await pack(bytes, { level: PACKING_LEVEL });
    return reply.header('content-encoding', 'gzip').send(packed);
  });
}

/** The answer's JSON text (`pullAnswer` of the protocol). */
export function pageText({ bookId, lane, cursor: from }: PullRequest, page: Page): string {
  const more = page.remaining > 0;
  // On the last page everything up to the head has been seen, other lanes' records included. A
  // device that is ahead of the head keeps its cursor: it notices that the server lost writes (F9).
  const cursor = more && page.last !== null ? page.last : Math.max(page.head, from);
  const facts = {
    bookId,
    lane,
    epoch: page.epoch,
    from,
    cursor,
    head: page.head,
    more,
    remaining: page.remaining,
    departures: page.departures.filter(({ seq }) => seq <= cursor),
    digest: more ? null : page.digest,
    count: more ? null : page.count,
  };
  return `${JSON.stringify(facts).slice(0, -1)},"records":[${page.records}]}`;
}
