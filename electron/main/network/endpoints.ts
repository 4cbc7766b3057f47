import { z } from 'zod';
import type { Endpoint } from '#shared/ipc/contract.ts';

/** Where the protocol lives on the server, below its base address. */
export const PATHS = {
  health: '/v1/health',
  signIn: '/v1/sign-in',
  refresh: '/v1/refresh',
  signOut: '/v1/sign-out',
  device: '/v1/device',
  quarantine: '/v1/device/quarantine',
  events: '/v1/events',
} as const;

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
}

const ROUTES: Readonly<Record<Endpoint, Route>> = {
  session: { method: 'GET', path: '/v1/session' },
  push: { method: 'POST', path: '/v1/push' },
  pull: { method: 'POST', path: '/v1/pull' },
  mutationStatus: { method: 'POST', path: '/v1/mutation-status' },
  acknowledge: { method: 'POST', path: '/v1/acknowledge' },
  audit: { method: 'GET', path: '/v1/audit' },
  lateEdits: { method: 'GET', path: '/v1/late-edits' },
  lateEditAccept: { method: 'POST', path: '/v1/late-edits/accept' },
  documentState: { method: 'GET', path: '/v1/documents/state' },
  lateEditDiscard: { method: 'POST', path: '/v1/late-edits/discard' },
  alertAnswer: { method: 'POST', path: '/v1/alert-answers' },
};

/** The address of one part of a document's bytes. */
export function partPath(part: { documentId: string; contentHash: string; part: number }): string {
  const { documentId, contentHash } = part;
  const text = new URLSearchParams({ documentId, contentHash, part: String(part.part) });
  return `/v1/documents/part?${text}`;
}

const query = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/**
 * The request of an endpoint. For those that are read with GET the body is a flat JSON object (or
 * empty) and becomes the query.
 * @returns `null` when the body cannot become a query
 */
export function routeOf(
  endpoint: Endpoint,
  body: string,
): { method: 'GET' | 'POST'; path: string; body?: string } | null {
  const route = ROUTES[endpoint];
  if (route.method === 'POST') return { ...route, body };
  const text = queryText(body);
  if (text === null) return null;
  return { method: 'GET', path: text === '' ? route.path : `${route.path}?${text}` };
}

function queryText(body: string): string | null {
  if (body === '') return '';
  try {
    const fields = query.parse(JSON.parse(body));
    const pairs = Object.entries(fields).map(([name, value]) => [name, String(value)]);
    return new URLSearchParams(pairs).toString();
  } catch {
    return null;
  }
}
