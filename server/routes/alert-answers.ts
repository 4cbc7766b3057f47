import type { FastifyInstance } from 'fastify';
import { alertAnswerRequest } from '#shared/protocol/alert-answers.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { answerAlert } from '../escalations/answer-alert.ts';
import { answerRefused } from '../plugins/errors.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { parseBody } from './parse-body.ts';

/** `POST /v1/alert-answers`. */
export function alertAnswerRoute(app: FastifyInstance, dependencies: RouteDependencies): void {
  app.post('/v1/alert-answers', async (request, reply) => {
    const body = parseBody(alertAnswerRequest, request.body);
    if (!body.ok) return answerRefused(reply, body.error);
    const answered = await answerAlert(dependencies, sessionOf(request), body.value);
    return answered.ok ? {} : answerRefused(reply, answered.error);
  });
}
