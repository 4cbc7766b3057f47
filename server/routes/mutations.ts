import type { FastifyInstance } from 'fastify';
import {
  acknowledgeRequest,
  type MutationStatusAnswer,
  mutationStatusRequest,
} from '#shared/protocol/push.ts';
import { asPerson } from '../database/as-person.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { answerRefused } from '../plugins/errors.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { answersTo, forgetMutations } from '../repositories/mutations.ts';
import { parseBody } from './parse-body.ts';

/** `POST /v1/mutation-status` (W2) and `POST /v1/acknowledge` (P2). */
export function mutationRoutes(app: FastifyInstance, { database }: ServerDependencies): void {
  app.post('/v1/mutation-status', async (request, reply) => {
    const body = parseBody(mutationStatusRequest, request.body);
    if (!body.ok) return answerRefused(reply, body.error);
    const { personId } = sessionOf(request);
    const answers = await asPerson(database, personId, (transaction) =>
      answersTo(transaction, personId, body.value.mutationIds),
    );
    return { answers: [...answers] } satisfies MutationStatusAnswer;
  });

  app.post('/v1/acknowledge', async (request, reply) => {
    const body = parseBody(acknowledgeRequest, request.body);
    if (!body.ok) return answerRefused(reply, body.error);
    const { personId } = sessionOf(request);
    await asPerson(database, personId, (transaction) =>
      forgetMutations(transaction, personId, body.value.mutationIds),
    );
    return {};
  });
}
