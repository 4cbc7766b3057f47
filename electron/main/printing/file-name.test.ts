import { describe, expect, it } from 'vitest';
import { safeFileName } from './file-name.ts';
import { pageFooter } from './page-footer.ts';

describe('a suggested file name', () => {
  it.each([
    ['Brief Novák s.r.o..pdf', 'Brief Novák s.r.o..pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['C:\\Windows\\x.pdf', 'C Windows x.pdf'],
    ['a\u0000b\n.pdf', 'a b .pdf'],
    ['con.pdf', '_con.pdf'],
    ['...', 'document'],
    ['', 'document'],
  ])('%j becomes %j', (suggested, name) => {
    expect(safeFileName(suggested)).toBe(name);
  });
});

describe('the footer of a page', () => {
  it('shows text as text', () => {
    const html = pageFooter({ footer: `<img src=x> & "it's"`, title: 'x', language: 'en-GB' });
    expect(html).toContain('&lt;img src=x&gt; &amp; &quot;it&#39;s&quot;');
    expect(html).toContain('Page <span class="pageNumber">');
  });
});
