import { describe, expect, it } from 'vitest';
import { namesIn, needsOf } from './named-runs.mjs';
import { listeningAddress } from './server.mjs';

describe('programs run by name', () => {
  it('are the files of the folder, without tests and declarations', () => {
    const files = ['merge.ts', 'peers', 'figures.ts', 'figures.test.ts', 'x.d.ts', 'package.json'];
    expect(namesIn(files)).toEqual(['figures', 'merge']);
  });

  it('say in a comment what they need', () => {
    expect(needsOf('// Compares stores.\n// needs: electron, peers\nimport x;')).toEqual([
      'electron',
      'peers',
    ]);
    expect(needsOf('import x;')).toEqual([]);
  });
});

describe('the address of the server', () => {
  it('is read from its line of JSON, between lines of its log', () => {
    expect(listeningAddress('{"listening":"http://127.0.0.1:5000"}')).toBe('http://127.0.0.1:5000');
    expect(listeningAddress('{"level":30,"msg":"ready"}')).toBeUndefined();
    expect(listeningAddress('not yet "listening"')).toBeUndefined();
  });
});
