import type { EventOf } from '#shared/ipc/contract.ts';
import { ok } from '#shared/lib/result.ts';
import { poke } from '#shared/protocol/pull.ts';
import type { Account } from './account.ts';
import { PATHS } from './endpoints.ts';
import { EventStreamReader } from './event-stream.ts';
import { requestInit, Silence, type Wire } from './exchange.ts';
import { type Answer, errorOfThrown, failed, type NetworkError } from './network-error.ts';

export interface PokeDependencies {
  readonly wire: Wire;
  readonly account: Account;
  readonly poked: (poke: EventOf<'poke'>) => void;
  readonly heard: (error: NetworkError | null) => void;
  /** Waits; ends early when aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** The server sends a comment now and then; a stream that says nothing for longer is dead. */
const SILENCE_MS = 90_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** How long to wait before the next attempt: exponential, with jitter so that devices spread out. */
export function backoff(failures: number, random: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
  return longest / 2 + (longest / 2) * random;
}

/**
 * Listens for pokes until the vault locks. What was told while nobody listened is asked for whenever the
 * stream opens: losing some costs delay, never data (F10).
 */
export async function listenForPokes(deps: PokeDependencies): Promise<void> {
  const locked = deps.account.untilLocked;
  let failures = 0;
  while (!locked.aborted && deps.account.isSignedIn) {
    const outcome = await deps.account.withToken((server, token, signal) =>
      listenOnce(deps, { method: 'GET', url: `${server}${PATHS.events}`, token, signal }),
    );
    if (locked.aborted) return;
    if (!outcome.ok && isFinal(outcome.error)) return;
    failures = outcome.ok ? 1 : failures + 1;
    await deps.wait(backoff(failures, deps.random()), locked);
  }
}

/** What trying again cannot mend. */
function isFinal({ tag }: NetworkError): boolean {
  return ['unauthenticated', 'revoked', 'personDisabled', 'deviceTooOld'].includes(tag);
}

/** One connection; ok when it was open and then ended, however it ended: the next one will tell. */
async function listenOnce(
  deps: PokeDependencies,
  request: { method: 'GET'; url: string; token: string; signal: AbortSignal },
): Promise<Answer<null>> {
  const silence = new Silence(SILENCE_MS, request.signal);
  try {
    const init = requestInit(request, silence.signal);
    const headers = { ...init.headers, accept: 'text/event-stream' };
    const response = await deps.wire.fetch(request.url, { ...init, headers });
    if (response.status === 401) return failed('unauthenticated');
    if (!response.ok || response.body === null) return failed('serverFailed');
    if (!/^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')) {
      deps.heard({ tag: 'notFieldfolio', message: '' });
      return failed('notFieldfolio');
    }
    deps.heard(null);
    deps.poked({ bookId: null });
    await followStream(response.body, silence, deps.poked);
    return ok(null);
  } catch (thrown) {
    const error = errorOfThrown(thrown, deps.wire.hasNetwork());
    if (!request.signal.aborted) deps.heard(error);
    return { ok: false, error };
  } finally {
    silence.end();
  }
}

const CUT = { done: true, value: undefined } as const;

async function followStream(
  body: ReadableStream<Uint8Array>,
  silence: Silence,
  poked: (poke: EventOf<'poke'>) => void,
): Promise<void> {
  const events = new EventStreamReader();
  const reader = body.getReader();
  for (;;) {
    silence.broken();
    const { done, value } = await reader.read().catch(() => CUT);
    if (done || value === undefined) return;
    for (const data of events.read(value)) {
      const read = poke.safeParse(parsed(data));
      if (read.success) poked({ bookId: read.data.bookId });
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
