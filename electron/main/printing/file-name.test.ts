import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostileFileNames } from '#tests/fixtures/file-names.ts';
import { injections } from '#tests/fixtures/injections.ts';
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
    ['.pdf', 'document.pdf'],
    ['Brief ../../../../x 2026-11-24.pdf', 'Brief .. .. .. .. x 2026-11-24.pdf'],
    // Shown from right to left this would end in "exe.pdf", read as "fdp.exe".
    ['offer\u202efdp.exe', 'offer fdp.exe'],
    ['cut \ud83d.pdf', 'cut \ufffd.pdf'],
  ])('%j becomes %j', (suggested, name) => {
    expect(safeFileName(suggested)).toBe(name);
  });
});

it('[S3] a long name keeps its ending and fits into what file systems take', () => {
  for (const character of ['a', 'ř', '漢', '😀']) {
    const name = safeFileName(`${character.repeat(190)}.pdf`);
    expect(name).toMatch(/\.pdf$/);
    expect(Buffer.byteLength(name)).toBeLessThan(220);
    expect(name).not.toContain('\ufffd');
  }
});

it('[S3] no name leads out of the chosen folder', () => {
  const folder = path.join(path.sep, 'home', 'chosen');
  for (const each of [...hostileFileNames('/elsewhere'), ...injections('http://127.0.0.1')]) {
    for (const suggested of [each, `${each}.pdf`, `Brief ${each} 2026-11-24.pdf`]) {
      const name = safeFileName(suggested);
      expect(path.dirname(path.resolve(folder, name))).toBe(folder);
      expect(path.win32.dirname(path.win32.resolve('C:\\chosen', name))).toBe('C:\\chosen');
    }
  }
});

describe('the footer of a page', () => {
  it('shows text as text', () => {
    const html = pageFooter({ footer: `<img src=x> & "it's"`, page: 'Seite', title: 'x' });
    expect(html).toContain('&lt;img src=x&gt; &amp; &quot;it&#39;s&quot;');
    expect(html).toContain('Seite <span class="pageNumber">');
  });
});
