import { z } from 'zod';
import { instantField, personIdField } from '#shared/domain/fields.ts';
import { bookIdField, counterField, deviceIdField, epochField } from './record.ts';

export const bookRole = z.enum(['owner', 'assistant', 'overseer', 'reader']);
export type BookRole = z.output<typeof bookRole>;

/** A book this person may read; only owner and assistant may write; the firm book is `reader`. */
export const bookAccess = z.object({
  bookId: bookIdField,
  name: z.string(),
  role: bookRole,
  isFirmBook: z.boolean(),
});
export type BookAccess = z.output<typeof bookAccess>;

/** `GET /v1/health`, open to all: tells a Fieldfolio server from anything else that answers. */
export const healthAnswer = z.object({
  product: z.literal('fieldfolio'),
  protocolVersion: counterField,
  oldestProtocolVersion: counterField,
  firm: z.string(),
});

export const signInRequest = z.object({
  email: z.string().min(3).max(320),
  password: z.string().min(1).max(1024),
  deviceName: z.string().trim().min(1).max(100),
});

export const tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Seconds until the access token ends, by the server's clock. */
  expiresInSeconds: counterField,
});
export type Tokens = z.output<typeof tokens>;

export const signInAnswer = z.object({
  ...tokens.shape,
  deviceId: deviceIdField,
  /** Good for two things only: asking whether the device is revoked, and handing over sealed bytes (A4). */
  deviceCredential: z.string(),
  /** The server's P-256 public key (raw, base64), to which a revoked device seals its outbox. */
  quarantineKey: z.string(),
  personId: personIdField,
  personName: z.string(),
});
export type SignInAnswer = z.output<typeof signInAnswer>;

/**
 * Rotates the refresh token. After a lost reply the old token gives the same successor for a minute,
 * but only together with the device's credential; without it a second use ends the session (V2).
 */
export const refreshRequest = z.object({
  refreshToken: z.string(),
  deviceCredential: z.string().optional(),
});

/** `GET /v1/session`: who this is and which books they may read, asked at the start of each cycle. */
export const sessionAnswer = z.object({
  personId: personIdField,
  personName: z.string(),
  email: z.string(),
  deviceId: deviceIdField,
  epoch: epochField,
  serverTime: instantField,
  protocolVersion: counterField,
  oldestProtocolVersion: counterField,
  books: z.array(bookAccess),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

/** `GET /v1/device`, with the device credential: whether it is revoked. */
export const deviceAnswer = z.object({ revoked: z.boolean() });

/** Every answer that is not 2xx has this body. */
export const errorAnswer = z.object({
  code: z.enum([
    'badRequest',
    'unauthenticated',
    'wrongPassword',
    'personDisabled',
    'deviceRevoked',
    'notFound',
    'tooLarge',
    'tooManyRequests',
    'deviceTooOld',
    'internal',
  ]),
  message: z.string(),
});
export type ErrorCode = z.output<typeof errorAnswer>['code'];
