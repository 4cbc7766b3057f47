import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';

/** The parts of a parsed address that matter, as the platform's `URL` has them. */
export interface AddressParts {
  readonly origin: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

/** A name of the network (others come in punycode from the parser) or an address of IPv6. */
const HOST = /^([a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/i;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const refused = (message: string) => err({ tag: 'serverAddress' as const, message });

/**
 * The base address of a server as it is used: an origin with an optional path, without a slash at
 * the end. What a person types without a scheme is taken as https. Plain http is for this very
 * computer only. The sign-in form says what is wrong before it asks; the shell, which opens the
 * connection, decides.
 * @param parse the platform's parser: the parts of an address with a scheme, `null` if it is none
 */
export function normaliseServer(
  typed: string,
  parse: (address: string) => AddressParts | null,
): Result<string, TaggedError<'serverAddress'>> {
  const text = typed.trim();
  if (text === '') return refused('Enter the address of the server.');
  const url = parse(withScheme(text));
  // Older Chromiums take "<b>" for a host, percent-encoded; Node does not.
  if (url === null || !HOST.test(url.hostname)) {
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

function withScheme(text: string): string {
  // "localhost:8080" would parse as the scheme "localhost"; a scheme counts only with "//".
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
}
