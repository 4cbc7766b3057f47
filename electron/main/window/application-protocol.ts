import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { bundleFile, placeInside, SCHEME } from './bundle-path.ts';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/** Makes `app://` a secure origin of its own; has to run before the application is ready. */
export function declareApplicationScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer, and nothing but the files in its folder, under `app://fieldfolio/`. */
export function serveBundle(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, (request) => answer(folder, request));
}

async function answer(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const file = bundleFile(request.url);
  if (file === null) return refusal(404);
  const place = await placeInside(folder, file.relative);
  if (place === null) return refusal(404);
  try {
    const content = request.method === 'HEAD' ? null : new Uint8Array(await readFile(place));
    return new Response(content, { headers: { ...HEADERS, 'content-type': file.type } });
  } catch {
    return refusal(404);
  }
}

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  // A new version must never meet files of the one before.
  'cache-control': 'no-cache',
};

function refusal(status: number): Response {
  return new Response(null, { status, headers: HEADERS });
}
