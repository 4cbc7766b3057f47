import { err, type Result } from '#shared/lib/result.ts';
import type { ErrorCode } from '#shared/protocol/session.ts';
import { errorCode } from '../shell-error.ts';

/** Why a call gave no usable answer. The tags are those of the synchronisation's `TransportError`. */
export interface NetworkError {
  readonly tag:
    | 'offline'
    | 'unreachable'
    | 'notFieldfolio'
    | 'certificate'
    | 'unauthenticated'
    | 'wrongPassword'
    | 'revoked'
    | 'personDisabled'
    | 'deviceTooOld'
    | 'serverTooOld'
    | 'busy'
    | 'refused'
    | 'serverFailed'
    | 'garbled';
  readonly message: string;
  readonly retryAfterSeconds?: number;
}

export type Answer<Value> = Result<Value, NetworkError>;

const SENTENCES: Readonly<Record<NetworkError['tag'], string>> = {
  offline: 'This device has no network connection. Everything you do is kept and sent later.',
  unreachable: 'The server cannot be reached. Everything you do is kept and sent later.',
  notFieldfolio:
    'Something other than a Fieldfolio server answered. A network that asks you to sign in (a hotel, a train) does this; so does a wrong address.',
  certificate:
    'The connection is not safe: the certificate of the server is not trusted. Nothing was sent. Ask your administrator.',
  unauthenticated: 'Please sign in again. Nothing is lost.',
  wrongPassword: 'The address or the password is not right.',
  revoked: 'This device has been revoked by your administrator.',
  personDisabled: 'Your account has been disabled. Ask your administrator.',
  deviceTooOld:
    'This version of Fieldfolio is too old for the server. Update it; your unsent work is kept.',
  serverTooOld: 'The server is older than this version of Fieldfolio. Ask your administrator.',
  busy: 'The server is busy. It will be tried again shortly.',
  refused: 'The server did not accept the request.',
  serverFailed: 'The server has a problem at the moment. Everything you do is kept and sent later.',
  garbled: 'The answer of the server was cut off. Nothing of it was used; it will be asked again.',
};

/** A connection that is not safe, for another reason than its certificate. */
const NO_TLS_SENTENCE =
  'The server answers, but not over a safe connection (https). Nothing was sent. Check the address and its port, or ask your administrator.';

/** The error of a tag in its own words. */
export function networkError(tag: NetworkError['tag'], retryAfterSeconds?: number): NetworkError {
  const error = { tag, message: SENTENCES[tag] };
  return retryAfterSeconds === undefined ? error : { ...error, retryAfterSeconds };
}

/** The same as a failed outcome. */
export function failed(tag: NetworkError['tag']): { ok: false; error: NetworkError } {
  return err(networkError(tag));
}

const TAG_OF_CODE: Readonly<Record<ErrorCode, NetworkError['tag']>> = {
  badRequest: 'refused',
  unauthenticated: 'unauthenticated',
  wrongPassword: 'wrongPassword',
  personDisabled: 'personDisabled',
  deviceRevoked: 'revoked',
  notFound: 'refused',
  tooLarge: 'refused',
  tooManyRequests: 'busy',
  deviceTooOld: 'deviceTooOld',
  internal: 'serverFailed',
};

/** What an error code of the protocol means here. */
export function tagOfCode(code: ErrorCode): NetworkError['tag'] {
  return TAG_OF_CODE[code];
}

const CERTIFICATE =
  /ERR_CERT|ERR_SSL|ERR_BAD_SSL|ERR_TLS_CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|CERT_|EPROTO/;
/** What answered a handshake was no TLS, as a server for plain HTTP does (Chromium, OpenSSL). */
const NO_TLS =
  /ERR_SSL_PROTOCOL_ERROR|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|wrong version number|packet length too long/;
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|ENETUNREACH|ENETDOWN/;

/**
 * What a fetch that threw means. Chromium says it in the message (`net::ERR_…`), Node in the code of
 * the cause.
 * @param hasNetwork whether the system believes that there is a network at all
 */
export function errorOfThrown(thrown: unknown, hasNetwork: boolean): NetworkError {
  const told = describe(thrown);
  if (NO_TLS.test(told)) return { tag: 'certificate', message: NO_TLS_SENTENCE };
  if (CERTIFICATE.test(told)) return networkError('certificate');
  // The protocol never redirects; a captive portal does.
  if (/redirect/i.test(told)) return networkError('notFieldfolio');
  if (NO_NETWORK.test(told) || !hasNetwork) return networkError('offline');
  return networkError('unreachable');
}

function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return '';
  const own = `${errorCode(thrown)} ${thrown.message}`;
  return thrown.cause === undefined ? own : `${own} ${describe(thrown.cause)}`;
}
