import type { FastifyInstance } from 'fastify';
import type { SessionAnswer } from '#shared/protocol/session.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { asPerson } from '../database/as-person.ts';
import { instantNow, type RouteDependencies } from '../dependencies.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { serverState } from '../repositories/server-state.ts';
import { endFamily, touchDevice } from '../repositories/sessions.ts';

/** `GET /v1/session` and `POST /v1/sign-out`. */
export function sessionRoutes(app: FastifyInstance, dependencies: RouteDependencies): void {
  const { database, access } = dependencies;

  app.get('/v1/session', async (request): Promise<SessionAnswer> => {
    const { personId, personName, email, deviceId } = sessionOf(request);
    const { epoch } = await serverState(database);
    const books = await asPerson(database, personId, (transaction) =>
      access.bookAccess(transaction, personId),
    );
    const serverTime = instantNow(dependencies);
    await touchDevice(database, deviceId, serverTime);
    return {
      personId,
      personName,
      email,
      deviceId,
      epoch,
      serverTime,
      protocolVersion: PROTOCOL_VERSION,
      oldestProtocolVersion: OLDEST_PROTOCOL_VERSION,
      books: [...books],
    };
  });

  app.post('/v1/sign-out', async (request) => {
    const { familyId } = sessionOf(request);
    await endFamily(database, familyId, instantNow(dependencies), 'signOut');
    return {};
  });
}
