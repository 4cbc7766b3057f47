import { describe, expect, it } from 'vitest';
import { normaliseServer } from './server-address.ts';

const parse = (text: string) => (URL.canParse(text) ? new URL(text) : null);

describe('the address of a server', () => {
  it.each([
    ['fieldfolio.example.com', 'https://fieldfolio.example.com'],
    ['  https://Fieldfolio.Example.com/ ', 'https://fieldfolio.example.com'],
    ['https://example.com:8443/books//', 'https://example.com:8443/books'],
    ['HTTPS://example.com:443', 'https://example.com'],
    ['http://localhost:4000', 'http://localhost:4000'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
    ['localhost:4000', 'https://localhost:4000'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
  ])('%j is used as %s', (typed, address) => {
    expect(normaliseServer(typed, parse)).toEqual({ ok: true, value: address });
  });

  it.each([
    '',
    '   ',
    'http://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.5',
    'https://name:word@example.com',
    'https://example.com?a=1',
    'https://example.com#a',
    'ftp://example.com',
    'file:///etc/passwd',
    'javascript://example.com',
    'app://fieldfolio',
    'https://',
    'https://exa mple.com',
  ])('%j is refused with a reason', (typed) => {
    const refused = normaliseServer(typed, parse);
    expect(refused).toMatchObject({ ok: false, error: { tag: 'serverAddress' } });
  });

  it('is no address for a parser that takes anything for a host', () => {
    // As Chromium 114 parses "https://<script src=…>".
    const lenient = (address: string) => ({
      ...{ origin: address, protocol: 'https:', username: '', password: '' },
      ...{ hostname: '%3Cscript%20src=', pathname: '/', search: '', hash: '' },
    });
    expect(normaliseServer('<script src=x>', lenient)).toMatchObject({ ok: false });
  });
});
