import type { FastifyInstance, FastifyRequest } from 'fastify';
import { assert } from '#shared/lib/assert.ts';
import type { DeviceId } from '#shared/lib/identifiers.ts';
import { instantNow, newId, type ServerDependencies } from '../dependencies.ts';
import { secretHash } from '../lib/secrets.ts';
import { answerRefused } from '../plugins/errors.ts';
import { deviceByCredential, keepSealedBytes } from '../repositories/devices.ts';
import { bearerOf } from '../sign-in/authenticate.ts';

/** Room for an outbox of a year with its texts. */
const MAX_SEALED_BYTES = 32 * 1024 * 1024;

/**
 * A device hands over once, or a few times when answers were lost. The credential lies readable on the
 * disk of a laptop that may be stolen: it must not fill the database.
 */
const MOST_WAITING = 20;

declare module 'fastify' {
  interface FastifyRequest {
    device: KnownDevice | null;
  }
}

interface KnownDevice {
  readonly id: DeviceId;
  readonly isRevoked: boolean;
}

/**
 * What a device's weak credential is good for, locked or not, revoked or not (A4): `GET /v1/device`
 * asks whether it is revoked, `POST /v1/device/quarantine` hands over sealed bytes. The credential is
 * looked at before a body is read.
 */
export function deviceRoutes(app: FastifyInstance, dependencies: ServerDependencies): void {
  const { database } = dependencies;
  app.decorateRequest('device', null);

  app.addHook('onRequest', async (request, reply) => {
    const credential = bearerOf(request.headers.authorization);
    const device = credential && (await deviceByCredential(database, secretHash(credential)));
    if (!device) {
      const message = 'This credential is not known.';
      return answerRefused(reply, { tag: 'unauthenticated', message });
    }
    request.device = device;
    return undefined;
  });

  app.get('/v1/device', async (request) => ({ revoked: deviceOf(request).isRevoked }));

  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  app.post('/v1/device/quarantine', { bodyLimit: MAX_SEALED_BYTES }, async (request, reply) => {
    const sealed = request.body;
    if (!Buffer.isBuffer(sealed) || sealed.length === 0) {
      const message = 'Send the sealed bytes as application/octet-stream.';
      return answerRefused(reply, { tag: 'badRequest', message });
    }
    const id = newId<string>(dependencies);
    const { id: deviceId } = deviceOf(request);
    const now = instantNow(dependencies);
    if (!(await keepSealedBytes(database, id, deviceId, now, sealed, MOST_WAITING))) {
      const message = 'What this device handed over before waits to be opened.';
      return answerRefused(reply, { tag: 'tooManyRequests', message, retryAfterSeconds: 3_600 });
    }
    return { id };
  });
}

function deviceOf(request: FastifyRequest): KnownDevice {
  assert(request.device !== null, 'the route is guarded');
  return request.device;
}
