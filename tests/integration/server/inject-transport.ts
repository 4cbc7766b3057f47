import type { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { pullAnswer } from '#shared/protocol/pull.ts';
import { mutationStatusAnswer, pushAnswer } from '#shared/protocol/push.ts';
import { errorAnswer, sessionAnswer } from '#shared/protocol/session.ts';
import type { SyncTransport, TransportError } from '#shared/sync/ports.ts';
import type { Reply, TestDevice } from './test-device.ts';

/** The server's answers to a test's device as synchronisation takes them, without a socket. */
export function injectTransport(device: TestDevice): SyncTransport {
  const call = async <Schema extends z.ZodType>(
    schema: Schema,
    reply: Promise<Reply>,
  ): Promise<Result<z.output<Schema>, TransportError>> => {
    const { status, body } = await reply;
    if (status === 200) return ok(schema.parse(body));
    const { code, message } = errorAnswer.parse(body);
    switch (code) {
      case 'unauthenticated':
      case 'deviceTooOld':
      case 'personDisabled':
        return err({ tag: code, message });
      case 'deviceRevoked':
        return err({ tag: 'revoked', message });
      case 'tooManyRequests':
        return err({ tag: 'busy', message });
      case 'internal':
        return err({ tag: 'serverFailed', message });
      default:
        return err({ tag: 'refused', message });
    }
  };
  return {
    session: () => call(sessionAnswer, device.request('GET', '/v1/session')),
    push: (request) => call(pushAnswer, device.request('POST', '/v1/push', request)),
    pull: (request) => call(pullAnswer, device.request('POST', '/v1/pull', request)),
    mutationStatus: (mutationIds) =>
      call(mutationStatusAnswer, device.request('POST', '/v1/mutation-status', { mutationIds })),
    acknowledge: async (mutationIds) => {
      const { status } = await device.request('POST', '/v1/acknowledge', { mutationIds });
      return status === 200 ? ok(null) : err({ tag: 'refused', message: 'not acknowledged' });
    },
  };
}
