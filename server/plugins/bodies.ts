import { isUtf8 } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/**
 * Lets requests come packed with gzip. Fastify counts the unpacked bytes against the route's limit
 * while they come, so that a bomb is refused before it has grown.
 */
export function acceptPackedBodies(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, reply, payload) => {
    const encoding = request.headers['content-encoding'] ?? 'identity';
    if (encoding === 'identity') return payload;
    if (encoding !== 'gzip') {
      return reply
        .code(415)
        .send({ code: 'badRequest', message: 'Send the body plain or packed with gzip.' });
    }
    // The length that was announced is of the packed bytes; the parser must not compare it.
    delete request.headers['content-length'];
    const unpacked = createGunzip();
    payload.on('error', (cause) => unpacked.destroy(cause));
    return payload.pipe(unpacked);
  });
}

/**
 * Reads JSON bodies. Bytes that are no UTF-8 are refused, where Fastify would put U+FFFD in their
 * place without a word and keep a text that nobody typed.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      if (isUtf8(body)) return parse(request, body.toString('utf8'), done);
      const message = 'The body is not valid UTF-8.';
      return done(Object.assign(new Error(message), { statusCode: 400 }));
    },
  );
}
