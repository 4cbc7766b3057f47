import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ShellError } from '../shell-error.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const refused = (message: string) => err({ tag: 'serverAddress', message });

/**
 * The base address of a server as it is used: an origin with an optional path, without a slash at
 * the end. What a person types without a scheme is taken as https. Plain http is for this very
 * computer only.
 */
export function normaliseServer(typed: string): Result<string, ShellError> {
  const text = typed.trim();
  if (text === '') return refused('Enter the address of the server.');
  const url = parse(text);
  if (url === null || url.hostname === '') {
    return refused('This is not an address, such as fieldfolio.example.com.');
  }
  if (url.username !== '' || url.password !== '') {
    return refused('The address must not hold a name or a password.');
  }
  if (url.search !== '' || url.hash !== '') {
    return refused('The address must not hold a question mark or a hash sign.');
  }
  const isLocal = LOOPBACK.has(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    return refused('The address has to begin with https://, so that nobody can listen.');
  }
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}

function parse(text: string): URL | null {
  // "localhost:8080" would parse as the scheme "localhost"; a scheme counts only with "//".
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  try {
    return new URL(withScheme);
  } catch {
    return null;
  }
}
