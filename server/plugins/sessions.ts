import type { FastifyInstance, FastifyRequest } from 'fastify';
import { assert } from '#shared/lib/assert.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { authenticate, type Session } from '../sign-in/authenticate.ts';
import { answerRefused } from './errors.ts';
import type { Limits } from './limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null;
  }
}

/** The session of a request on a route that `requireSession` guards. */
export function sessionOf(request: FastifyRequest): Session {
  assert(request.session !== null, 'the route is guarded');
  return request.session;
}

/** Guards every route of `app`: a request without a session that counts now is refused. */
export function requireSession(
  app: FastifyInstance,
  dependencies: ServerDependencies,
  limits: Limits,
): void {
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request, reply) => {
    const session = await authenticate(dependencies, request.headers.authorization);
    if (!session.ok) {
      const limited = await limits.perAddress(request);
      return answerRefused(reply, limited ?? session.error);
    }
    request.session = session.value;
    const limited = await limits.perDevice(request);
    return limited ? answerRefused(reply, limited) : undefined;
  });
}
