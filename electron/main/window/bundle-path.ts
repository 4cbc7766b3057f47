import { realpath } from 'node:fs/promises';
import path from 'node:path';

export const SCHEME = 'app';
export const HOST = 'fieldfolio';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const INDEX_URL = `${ORIGIN}/index.html`;
export const PRINT_URL = `${ORIGIN}/print.html`;

/** What a built renderer consists of; everything else is refused, whatever lies in the folder. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/vnd.iccprofile',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

// Letters, digits and the few signs that file names of the bundle have. No percent sign, no
// backslash, no colon: encoded and foreign separators never reach the file system.
const SEGMENT = /^[A-Za-z0-9_@-][A-Za-z0-9_.@-]*$/;

export interface BundleFile {
  /** Relative to the folder of the bundle, with the system's separators. */
  readonly relative: string;
  readonly type: string;
}

/** The file of the bundle that a URL names, or `null` when it names anything else (S6). */
export function bundleFile(url: string): BundleFile | null {
  // Read as text on purpose: `new URL` would already have resolved `..` and `\`.
  const prefix = `${ORIGIN}/`;
  if (!url.startsWith(prefix)) return null;
  const [pathname = ''] = url.slice(prefix.length).split(/[?#]/, 1);
  const segments = pathname === '' ? ['index.html'] : pathname.split('/');
  if (!segments.every((segment) => SEGMENT.test(segment))) return null;
  const type = TYPES[path.extname(segments.at(-1) ?? '').toLowerCase()];
  return type === undefined ? null : { relative: path.join(...segments), type };
}

/** The real place of a file below `folder`, or `null` when it is not there or a link leads out. */
export async function placeInside(folder: string, relative: string): Promise<string | null> {
  try {
    const root = await realpath(folder);
    const place = await realpath(path.join(root, relative));
    return place.startsWith(root + path.sep) ? place : null;
  } catch {
    return null;
  }
}
