import type { FastifyInstance } from 'fastify';
import { documentPart, documentRef, PART_BYTES } from '#shared/protocol/documents.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { readPart, receivePart, stateOfDocument } from '../documents/receive-part.ts';
import { answerRefused } from '../plugins/errors.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { parseBody } from './parse-body.ts';

/**
 * The bytes of documents (D1): `GET /v1/documents/state` says which parts are there,
 * `POST /v1/documents/part` takes one and `GET /v1/documents/part` gives one, as
 * `application/octet-stream`. Which bytes are meant stands in the query.
 */
export function documentRoutes(app: FastifyInstance, dependencies: RouteDependencies): void {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );

  app.get('/v1/documents/state', async (request, reply) => {
    const query = parseBody(documentRef, request.query);
    if (!query.ok) return answerRefused(reply, query.error);
    const { personId } = sessionOf(request);
    const state = await stateOfDocument(dependencies, personId, query.value);
    return state.ok ? state.value : answerRefused(reply, state.error);
  });

  app.get('/v1/documents/part', async (request, reply) => {
    const query = parseBody(documentPart, request.query);
    if (!query.ok) return answerRefused(reply, query.error);
    const { part, ...ref } = query.value;
    const { personId } = sessionOf(request);
    const bytes = await readPart(dependencies, personId, ref, part);
    if (!bytes.ok) return answerRefused(reply, bytes.error);
    return reply.header('content-type', 'application/octet-stream').send(Buffer.from(bytes.value));
  });

  app.post('/v1/documents/part', { bodyLimit: PART_BYTES }, async (request, reply) => {
    const query = parseBody(documentPart, request.query);
    if (!query.ok) return answerRefused(reply, query.error);
    const { body } = request;
    if (!Buffer.isBuffer(body) || body.length === 0) {
      const message = 'Send the bytes of the part as application/octet-stream.';
      return answerRefused(reply, { tag: 'badRequest', message });
    }
    const { part, ...ref } = query.value;
    const answer = await receivePart(dependencies, sessionOf(request), ref, part, body);
    return answer.ok ? answer.value : answerRefused(reply, answer.error);
  });
}
