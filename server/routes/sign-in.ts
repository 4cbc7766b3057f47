import type { FastifyInstance } from 'fastify';
import { refreshRequest, signInRequest } from '#shared/protocol/session.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { answerRefused } from '../plugins/errors.ts';
import { refresh } from '../sign-in/refresh.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { parseBody } from './parse-body.ts';

/** `POST /v1/sign-in` and `POST /v1/refresh`, open to all within the limits. */
export function signInRoutes(app: FastifyInstance, dependencies: ServerDependencies): void {
  app.post('/v1/sign-in', async (request, reply) => {
    const body = parseBody(signInRequest, request.body);
    if (!body.ok) return answerRefused(reply, body.error);
    const answer = await signIn(dependencies, body.value, request.ip);
    return answer.ok ? answer.value : answerRefused(reply, answer.error);
  });

  app.post('/v1/refresh', async (request, reply) => {
    const body = parseBody(refreshRequest, request.body);
    if (!body.ok) return answerRefused(reply, body.error);
    const { refreshToken, deviceCredential } = body.value;
    const answer = await refresh(dependencies, refreshToken, deviceCredential);
    return answer.ok ? answer.value : answerRefused(reply, answer.error);
  });
}
