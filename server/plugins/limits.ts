import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { networkOf } from '../lib/network-of.ts';
import type { Refused } from '../lib/refused.ts';

/** Counts a request and says whether it is one too many. */
type Limit = (request: FastifyRequest) => Promise<Refused | null>;

export interface Limits {
  /** For who has no session: by the network of their address. */
  readonly perAddress: Limit;
  /** For who has one: by device. */
  readonly perDevice: Limit;
}

export interface LimitSettings {
  readonly requestsPerMinutePerAddress: number;
  readonly requestsPerMinutePerDevice: number;
}

export const USUAL_LIMITS: LimitSettings = {
  requestsPerMinutePerAddress: 600,
  requestsPerMinutePerDevice: 1_200,
};

/** Prepares the limits of requests; who exceeds one is told when to come back. */
export async function prepareLimits(
  app: FastifyInstance,
  settings: LimitSettings,
): Promise<Limits> {
  await app.register(rateLimit, { global: false, timeWindow: 60_000, cache: 20_000 });
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string): Limit => {
    const check = app.createRateLimit({ max, keyGenerator });
    return async (request) => {
      const outcome = await check(request);
      if (outcome.isAllowed || !outcome.isExceeded) return null;
      return {
        tag: 'tooManyRequests',
        message: 'Too many requests; wait a little.',
        retryAfterSeconds: Math.max(1, outcome.ttlInSeconds),
      };
    };
  };
  return {
    perAddress: limit(settings.requestsPerMinutePerAddress, ({ ip }) => `address ${networkOf(ip)}`),
    perDevice: limit(
      settings.requestsPerMinutePerDevice,
      ({ session }) => `device ${session?.deviceId}`,
    ),
  };
}
