import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Refused, STATUS } from '../lib/refused.ts';

/** Answers with a refusal in the wire's shape. */
export function answerRefused(reply: FastifyReply, refused: Refused): FastifyReply {
  if (refused.retryAfterSeconds !== undefined) {
    reply.header('retry-after', String(refused.retryAfterSeconds));
  }
  return reply.code(STATUS[refused.tag]).send({ code: refused.tag, message: refused.message });
}

/** What Fastify's own failures (a body that is no JSON, too long, of another type) become. */
function refusalOf(cause: unknown): Refused | null {
  if (!(cause instanceof Error) || !('statusCode' in cause)) return null;
  const status = Number(cause.statusCode);
  if (status === 413) return { tag: 'tooLarge', message: 'The request is too large.' };
  if (status === 404) return { tag: 'notFound', message: 'There is nothing here.' };
  return status >= 400 && status < 500 ? { tag: 'badRequest', message: cause.message } : null;
}

/** Gives every failure the wire's shape; what is a bug is logged and not told. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((cause, request, reply) => {
    const refused = refusalOf(cause);
    if (!refused) request.log.error(cause);
    return answerRefused(
      reply,
      refused ?? { tag: 'internal', message: 'The server failed; it has noted what happened.' },
    );
  });
  app.setNotFoundHandler((_request, reply) =>
    answerRefused(reply, {
      tag: 'notFound',
      message: 'There is nothing here, or nothing of yours.',
    }),
  );
}
