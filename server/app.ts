import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { RouteDependencies, ServerDependencies } from './dependencies.ts';
import { acceptPackedBodies, readJsonBodies } from './plugins/bodies.ts';
import { answerRefused, handleErrors } from './plugins/errors.ts';
import { type LimitSettings, prepareLimits, USUAL_LIMITS } from './plugins/limits.ts';
import { requireSession } from './plugins/sessions.ts';
import { type AccessCheck, membershipCheck } from './repositories/access.ts';
import { alertAnswerRoute } from './routes/alert-answers.ts';
import { auditRoute } from './routes/audit.ts';
import { deviceRoutes } from './routes/device.ts';
import { documentRoutes } from './routes/documents.ts';
import { eventsRoute } from './routes/events.ts';
import { healthRoute } from './routes/health.ts';
import { lateEditRoutes } from './routes/late-edits.ts';
import { mutationRoutes } from './routes/mutations.ts';
import { pullRoute } from './routes/pull.ts';
import { pushRoute } from './routes/push.ts';
import { sessionRoutes } from './routes/session.ts';
import { signInRoutes } from './routes/sign-in.ts';

/** What a request that is no push may weigh. */
const BODY_LIMIT = 512 * 1024;

export interface AppOptions {
  readonly limits?: LimitSettings;
  readonly logger?: FastifyServerOptions['logger'];
  /** How many proxies in front add to `x-forwarded-for` the address that they see. */
  readonly proxies?: number;
  /** Another check of who may do what, for tests that take it away. */
  readonly access?: AccessCheck;
}

/** Builds the server on a database that `bootstrap` has prepared; the caller listens, or injects. */
export async function buildApp(
  server: ServerDependencies,
  options: AppOptions = {},
): Promise<FastifyInstance> {
  const dependencies: RouteDependencies = { ...server, access: options.access ?? membershipCheck };
  const app = Fastify({
    logger: options.logger ?? false,
    // As many from the right as there are proxies: what stands further left anybody may have written.
    trustProxy: (_address: string, hop: number) => hop < (options.proxies ?? 0),
    bodyLimit: BODY_LIMIT,
    // A peer that sends a byte a minute holds no connection for ever.
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 100 },
    // Requests under way are answered when the server stops; idle connections are not waited for.
    forceCloseConnections: 'idle',
    frameworkErrors: (cause, _request, reply) => {
      answerRefused(reply, { tag: 'badRequest', message: cause.message });
    },
  });
  handleErrors(app);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });
  acceptPackedBodies(app);
  readJsonBodies(app);
  const limits = await prepareLimits(app, options.limits ?? USUAL_LIMITS);

  await app.register(async (open) => {
    open.addHook('onRequest', async (request, reply) => {
      const limited = await limits.perAddress(request);
      return limited ? answerRefused(reply, limited) : undefined;
    });
    healthRoute(open, dependencies);
    signInRoutes(open, dependencies);
    await open.register(async (devices) => deviceRoutes(devices, dependencies));
  });
  await app.register(async (guarded) => {
    requireSession(guarded, dependencies, limits);
    sessionRoutes(guarded, dependencies);
    pushRoute(guarded, dependencies);
    pullRoute(guarded, dependencies);
    mutationRoutes(guarded, dependencies);
    auditRoute(guarded, dependencies);
    lateEditRoutes(guarded, dependencies);
    alertAnswerRoute(guarded, dependencies);
    await guarded.register(async (documents) => documentRoutes(documents, dependencies));
    await eventsRoute(guarded, dependencies);
  });
  return app;
}
