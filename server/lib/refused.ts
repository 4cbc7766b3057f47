import { err, type TaggedError } from '#shared/lib/result.ts';
import type { ErrorCode } from '#shared/protocol/session.ts';

/** Why a request is not answered as asked; its tag is the code on the wire. */
export type Refused = TaggedError<ErrorCode> & { readonly retryAfterSeconds?: number };

/** A refusal as a result. */
export function refuse(
  tag: ErrorCode,
  message: string,
  retryAfterSeconds?: number,
): { readonly ok: false; readonly error: Refused } {
  return err(
    retryAfterSeconds === undefined ? { tag, message } : { tag, message, retryAfterSeconds },
  );
}

/** The HTTP status of each code. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  badRequest: 400,
  unauthenticated: 401,
  wrongPassword: 401,
  personDisabled: 403,
  deviceRevoked: 403,
  notFound: 404,
  tooLarge: 413,
  deviceTooOld: 426,
  tooManyRequests: 429,
  internal: 500,
};

/** The one answer to what is not there and to what is not yours. */
export const notFound = (): { readonly ok: false; readonly error: Refused } =>
  refuse('notFound', 'There is nothing here, or nothing of yours.');
