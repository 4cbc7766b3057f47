import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DeviceId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { instantNow, newId, type ServerDependencies } from '../dependencies.ts';
import { type Refused, refuse } from '../lib/refused.ts';
import { secretHash } from '../lib/secrets.ts';
import { answerRefused } from '../plugins/errors.ts';
import { deviceByCredential, keepSealedBytes } from '../repositories/devices.ts';
import { bearerOf } from '../sign-in/authenticate.ts';

/** Room for an outbox of a year with its texts. */
const MAX_SEALED_BYTES = 32 * 1024 * 1024;

/**
 * What a device's weak credential is good for, locked or not, revoked or not (A4): `GET /v1/device`
 * asks whether it is revoked, `POST /v1/device/quarantine` hands over sealed bytes.
 */
export function deviceRoutes(app: FastifyInstance, dependencies: ServerDependencies): void {
  const { database } = dependencies;

  async function deviceOf(
    request: FastifyRequest,
  ): Promise<Result<{ readonly id: DeviceId; readonly isRevoked: boolean }, Refused>> {
    const credential = bearerOf(request.headers.authorization);
    const device = credential && (await deviceByCredential(database, secretHash(credential)));
    return device ? ok(device) : refuse('unauthenticated', 'This credential is not known.');
  }

  app.get('/v1/device', async (request, reply) => {
    const device = await deviceOf(request);
    return device.ok ? { revoked: device.value.isRevoked } : answerRefused(reply, device.error);
  });

  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  app.post('/v1/device/quarantine', { bodyLimit: MAX_SEALED_BYTES }, async (request, reply) => {
    const device = await deviceOf(request);
    if (!device.ok) return answerRefused(reply, device.error);
    const sealed = request.body;
    if (!Buffer.isBuffer(sealed) || sealed.length === 0) {
      const message = 'Send the sealed bytes as application/octet-stream.';
      return answerRefused(reply, { tag: 'badRequest', message });
    }
    const id = newId<string>(dependencies);
    await keepSealedBytes(database, id, device.value.id, instantNow(dependencies), sealed);
    return { id };
  });
}
