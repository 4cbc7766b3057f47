import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { MAX_MUTATIONS_PER_PUSH, MAX_PUSH_BYTES, type PushAnswer } from '#shared/protocol/push.ts';
import { counterField, deviceIdField } from '#shared/protocol/record.ts';
import { OLDEST_PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { RouteDependencies } from '../dependencies.ts';
import { answerRefused } from '../plugins/errors.ts';
import { sessionOf } from '../plugins/sessions.ts';
import { carryOutPush, checkPush } from '../push/push.ts';
import { parseBody } from './parse-body.ts';

/** The envelope of a push; each mutation is judged by itself, so one bad one stops no other (P4). */
const envelope = z.object({
  protocolVersion: counterField,
  deviceId: deviceIdField,
  mutations: z.array(z.unknown()),
});

/** `POST /v1/push`. */
export function pushRoute(app: FastifyInstance, dependencies: RouteDependencies): void {
  app.post('/v1/push', { bodyLimit: MAX_PUSH_BYTES }, async (request, reply) => {
    const session = sessionOf(request);
    const body = parseBody(envelope, request.body);
    if (!body.ok) return answerRefused(reply, body.error);
    const { protocolVersion, deviceId, mutations } = body.value;
    if (protocolVersion < OLDEST_PROTOCOL_VERSION) {
      const message = 'This version of the application is too old for the server; update it.';
      return answerRefused(reply, { tag: 'deviceTooOld', message });
    }
    if (deviceId !== session.deviceId) {
      const message = 'deviceId: not the device that is signed in';
      return answerRefused(reply, { tag: 'badRequest', message });
    }
    if (mutations.length > MAX_MUTATIONS_PER_PUSH) {
      const message = `A push may carry ${MAX_MUTATIONS_PER_PUSH} mutations at most.`;
      return answerRefused(reply, { tag: 'tooLarge', message });
    }
    const push = checkPush(mutations);
    if (!push) {
      const message = 'mutations: one of them has no id that could be answered to';
      return answerRefused(reply, { tag: 'badRequest', message });
    }
    const answers = await carryOutPush(dependencies, session, push);
    return { answers: [...answers] } satisfies PushAnswer;
  });
}
