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
