import type { FastifyInstance } from 'fastify';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { serverState } from '../repositories/server-state.ts';

/** `GET /v1/health`: tells a Fieldfolio server, with a database that answers, from anything else. */
export function healthRoute(app: FastifyInstance, { database }: ServerDependencies): void {
  app.get('/v1/health', async () => {
    const { firm } = await serverState(database);
    return {
      product: 'fieldfolio',
      protocolVersion: PROTOCOL_VERSION,
      oldestProtocolVersion: OLDEST_PROTOCOL_VERSION,
      firm,
    };
  });
}
