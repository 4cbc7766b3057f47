import { INDEX_URL, PRINT_URL } from './bundle-path.ts';

/** Hosts that links may open in the person's browser; none unless the product names one. */
const OUTSIDE_HOSTS: readonly string[] = [];

/** Whether a page may be loaded at all: the application's own two, whatever their fragment. */
export function isOwnPage(url: string): boolean {
  const [page] = url.split(/[?#]/, 1);
  return page === INDEX_URL || page === PRINT_URL;
}

/**
 * What to open in the person's browser for a link, or `null`: https, a named host, no user or port.
 * The address as it was understood here, so that the system cannot understand another one.
 */
export function outsideAddress(
  url: string,
  hosts: readonly string[] = OUTSIDE_HOSTS,
): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.protocol !== 'https:' || parsed.port !== '') return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  return hosts.includes(parsed.hostname) ? parsed.href : null;
}
