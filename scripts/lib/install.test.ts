import { describe, expect, it } from 'vitest';
import { missingIn } from './debian.mjs';
import { outdatedPackages } from './install.mjs';

describe('outdated packages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/zod': { version: '4.0.0' },
      'node_modules/for-windows': { version: '1.0.0', optional: true },
    },
  };

  it('are none when all versions agree and only optional ones are missing', () => {
    const installed = { packages: { 'node_modules/zod': { version: '4.0.0' } } };
    expect(outdatedPackages(wanted, installed)).toEqual([]);
  });

  it('are those of another version and those that are missing', () => {
    const installed = { packages: { 'node_modules/zod': { version: '3.9.0' } } };
    expect(outdatedPackages(wanted, installed)).toEqual(['zod']);
    expect(outdatedPackages(wanted, {})).toEqual(['zod']);
  });
});

describe('missing Debian packages', () => {
  it('are those without the status of a complete installation', () => {
    const listing = [
      'xvfb install ok installed',
      'chromium deinstall ok config-files',
      'xauth install ok unpacked',
    ].join('\n');
    expect(missingIn(['xvfb', 'chromium', 'xauth', 'libgbm1'], listing)).toEqual([
      'chromium',
      'xauth',
      'libgbm1',
    ]);
  });
});
