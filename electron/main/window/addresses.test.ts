import { describe, expect, it } from 'vitest';
import { isOwnPage, outsideAddress } from './addresses.ts';

describe('[S4] pages of the application', () => {
  it('are the two of the bundle', () => {
    expect(isOwnPage('app://fieldfolio/index.html#/clients/1?a=b')).toBe(true);
    expect(isOwnPage('app://fieldfolio/print.html')).toBe(true);
  });

  it.each([
    'app://fieldfolio/other.html',
    'app://fieldfolio/index.html/x',
    'app://other/index.html',
    'https://fieldfolio/index.html',
    'about:blank',
    'file:///index.html',
    '',
  ])('are not %j', (url) => {
    expect(isOwnPage(url)).toBe(false);
  });
});

describe('[S4] links that leave for the browser', () => {
  const hosts = ['help.example.com'];

  it('are https to a named host', () => {
    const guide = 'https://help.example.com/guide?a=1#b';
    expect(outsideAddress(guide, hosts)).toBe(guide);
    expect(outsideAddress('https://HELP.example.com', hosts)).toBe('https://help.example.com/');
  });

  it('open as they were understood, whatever another parser makes of them', () => {
    expect(outsideAddress('https://help.example.com\\@evil.example/', hosts)).toBe(
      'https://help.example.com/@evil.example/',
    );
  });

  it.each([
    'http://help.example.com/',
    'https://help.example.com.evil.example/',
    'https://evil.example/help.example.com',
    'https://evil.example/#@help.example.com',
    'https://help.example.com@evil.example/',
    'https://user@help.example.com/',
    'https://help.example.com:8443/',
    'https:help.example.com.evil.example',
    'javascript:alert(1)//help.example.com',
    'file://help.example.com/share',
    'smb://help.example.com/share',
    'ms-msdt:/id help.example.com',
    'mailto:a@help.example.com',
    'data:text/html,https://help.example.com',
    'not an address',
    '',
  ])('are never %j', (url) => {
    expect(outsideAddress(url, hosts)).toBeNull();
  });

  it('are none unless the product names a host', () => {
    expect(outsideAddress('https://help.example.com/')).toBeNull();
  });
});
