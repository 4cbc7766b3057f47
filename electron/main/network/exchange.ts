import { err, ok } from '#shared/lib/result.ts';
import { errorAnswer } from '#shared/protocol/session.ts';
import {
  type Answer,
  errorOfThrown,
  failed,
  type NetworkError,
  networkError,
  tagOfCode,
} from './network-error.ts';

/** `session.fetch` of Electron in the application, `fetch` of Node in tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Wire {
  readonly fetch: Fetch;
  /** Whether the system believes that there is a network. */
  readonly hasNetwork: () => boolean;
}

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Sent as a bearer token. */
  readonly token?: string;
  /** JSON text, or bytes as they are. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** What a 2xx answer must be; JSON unless it says bytes. */
  readonly accepts?: 'json' | 'bytes';
  /** Ends the exchange from outside (locking does). */
  readonly signal?: AbortSignal;
}

export interface ExchangeLimits {
  /** How long nothing may arrive before the connection counts as dead. */
  readonly silenceMs: number;
  /** Counted after decompression, so that no bomb passes. */
  readonly maxBytes: number;
}

export const LIMITS: ExchangeLimits = { silenceMs: 30_000, maxBytes: 64 * 1024 * 1024 };

/**
 * One request and its whole answer. Returns the bytes of a 2xx answer of the kind asked for; everything else
 * is an error with words of its own, and nothing of a cut answer is handed on.
 */
export async function exchange(
  wire: Wire,
  request: Exchange,
  limits: ExchangeLimits = LIMITS,
): Promise<Answer<Uint8Array>> {
  const silence = new Silence(limits.silenceMs, request.signal);
  try {
    const response = await wire.fetch(request.url, requestInit(request, silence.signal));
    const body = await wholeBody(response, silence, limits.maxBytes);
    return body.ok ? judge(response, body.value, request.accepts ?? 'json') : body;
  } catch (thrown) {
    return err(errorOfThrown(thrown, wire.hasNetwork()));
  } finally {
    silence.end();
  }
}

/** The headers of every request; nothing is cached and no cookie travels. */
export function requestInit(request: Exchange, signal: AbortSignal): RequestInit {
  const accept =
    request.accepts === 'bytes' ? 'application/octet-stream, application/json' : 'application/json';
  const headers: Record<string, string> = { accept };
  if (request.token !== undefined) headers.authorization = `Bearer ${request.token}`;
  if (request.body !== undefined) {
    const isText = typeof request.body === 'string';
    headers['content-type'] = isText ? 'application/json' : 'application/octet-stream';
  }
  return {
    method: request.method,
    headers,
    signal,
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

/** Aborts when nothing has arrived for a while, or when told to from outside. */
export class Silence {
  readonly #controller = new AbortController();
  readonly #limitMs: number;
  readonly #outside: AbortSignal | undefined;
  readonly #abort = () => this.#controller.abort();
  #timer: NodeJS.Timeout | undefined;

  constructor(limitMs: number, outside?: AbortSignal) {
    this.#limitMs = limitMs;
    this.#outside = outside;
    if (outside?.aborted) this.#abort();
    outside?.addEventListener('abort', this.#abort);
    this.broken();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something has arrived. */
  broken(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#abort, this.#limitMs);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outside?.removeEventListener('abort', this.#abort);
  }
}

async function wholeBody(
  response: Response,
  silence: Silence,
  maxBytes: number,
): Promise<Answer<Uint8Array>> {
  if (response.body === null) return ok(new Uint8Array());
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      silence.broken();
      const { done, value } = await reader.read();
      if (done) return ok(Buffer.concat(chunks));
      size += value.byteLength;
      if (size > maxBytes) return await tooLarge(reader);
      chunks.push(value);
    }
  } catch {
    return failed('garbled');
  }
}

async function tooLarge(reader: { cancel(): Promise<void> }): Promise<Answer<Uint8Array>> {
  // Cancelling fails when the connection is gone already, which is what is wanted.
  await reader.cancel().catch(() => undefined);
  return failed('garbled');
}

function judge(
  response: Response,
  body: Uint8Array,
  accepts: 'json' | 'bytes',
): Answer<Uint8Array> {
  const type = response.headers.get('content-type') ?? '';
  const isJson = /^application\/json\b/i.test(type);
  if (response.ok) {
    const isEmpty = response.status === 204 && body.byteLength === 0;
    const isBytes = /^application\/octet-stream\b/i.test(type);
    const isAsked = accepts === 'json' ? isJson : isBytes;
    return isAsked || isEmpty ? ok(body) : failed('notFieldfolio');
  }
  return err(errorOfAnswer(response, isJson ? body : null));
}

/** @param json the body when it claims to be JSON */
function errorOfAnswer(response: Response, json: Uint8Array | null): NetworkError {
  const answer = json === null ? undefined : errorAnswer.safeParse(parsed(json)).data;
  const wait = retryAfter(response);
  // Whatever answers too many requests or fails in between may speak HTML: a proxy in front.
  if (response.status === 429) return networkError('busy', wait);
  if (answer === undefined) {
    return networkError(response.status >= 500 ? 'serverFailed' : 'notFieldfolio', wait);
  }
  const tag = tagOfCode(answer.code);
  // What the server refused is said in its own words, which know more.
  if (tag !== 'refused') return networkError(tag, wait);
  return { tag, message: answer.message };
}

function parsed(json: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(json).toString('utf8'));
  } catch {
    return undefined;
  }
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 3_600) : undefined;
}
