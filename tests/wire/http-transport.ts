import { serverTransport } from '#renderer/transport/server-transport.ts';
import { endpoints } from '#shared/ipc/contract.ts';
import { err } from '#shared/lib/result.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { routeOf } from '../../electron/main/network/endpoints.ts';
import { type ExchangeLimits, exchange, type Fetch } from '../../electron/main/network/exchange.ts';

/** Silence after which a line counts as dead; the application's is longer. */
const USUAL: ExchangeLimits = { silenceMs: 20_000, maxBytes: 64 * 1024 * 1024 };

/**
 * The application's own way to the server: the renderer's parsing over the shell's exchange, with
 * Node's `fetch` in the place of Electron's.
 */
export function httpTransport(
  address: string,
  token: string,
  limits: ExchangeLimits = USUAL,
  fetching: Fetch = (url, init) => fetch(url, init),
): SyncTransport {
  const wire = { fetch: fetching, hasNetwork };
  return serverTransport(async (named, body) => {
    const endpoint = endpoints.find((known) => known === named);
    const route = endpoint ? routeOf(endpoint, body) : null;
    if (route === null) return err({ tag: 'refused', message: 'no such request' });
    const { method, path } = route;
    const url = address + path;
    const given = route.body === undefined ? {} : { body: route.body };
    return exchange(wire, { method, url, token, ...given }, limits);
  });
}

const hasNetwork = (): boolean => true;
