import { describe, expect, it } from 'vitest';
import { MOST_DOCUMENT_BYTES } from '#shared/ipc/contract.ts';
import { nameFor, sizeObjection, typeOfContent } from './file-types.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a file to attach', () => {
  it.each([
    ['%PDF-1.7\n…', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n…', 'image/png'],
    ['\xff\xd8\xff\xe0…', 'image/jpeg'],
    ['II*\0…', 'image/tiff'],
    ['MM\0*…', 'image/tiff'],
  ])('that begins with %j is %s', (text, type) => {
    expect(typeOfContent(bytes(text))).toBe(type);
  });

  it.each(['', 'MZ\x90', '#!/bin/sh', '<svg xmlns', '%PD', 'PK\x03\x04', 'GIF89a'])(
    'that begins with %j is refused, whatever it is called',
    (text) => {
      expect(typeOfContent(bytes(text))).toBeNull();
    },
  );

  it('is saved under the ending of its type', () => {
    expect(nameFor('Form', 'application/pdf')).toBe('Form.pdf');
    expect(nameFor('Form.PDF', 'application/pdf')).toBe('Form.PDF');
    expect(nameFor('Form.exe', 'image/jpeg')).toBe('Form.exe.jpg');
    expect(nameFor('Scan.jpeg', 'image/jpeg')).toBe('Scan.jpeg');
  });

  it('has bytes, and at most 25 MB of them', () => {
    expect(sizeObjection(0)).toContain('empty');
    expect(sizeObjection(MOST_DOCUMENT_BYTES)).toBeNull();
    expect(sizeObjection(MOST_DOCUMENT_BYTES + 1)).toContain('25 MB');
  });
});
