import { describe, expect, it } from 'vitest';
import { describeSafely } from './safe-description.ts';

describe('[C1] what the log keeps of an error', () => {
  it('is its kind and where it arose, never what it says', () => {
    const error = Object.assign(new TypeError('Novak owes 5,000,000'), { code: 'ENOSPC' });
    const described = describeSafely(error);
    expect(described).toMatch(/^TypeError ENOSPC\n\s+at /);
    expect(described).toContain('safe-description.test.ts:');
    expect(described).not.toContain('Novak');
  });

  it('holds no folder, which may have the name of a person', () => {
    const error = new Error('x');
    error.stack = [
      'Error: x',
      '    at write (/home/jana.novak/app/out/main/index.cjs:10:5)',
      '    at /home/jana.novak/app/out/main/index.cjs:11:5',
      '    at async C:\\Users\\Jana Novak\\app\\index.cjs:12:5',
      '    at write (file:///Users/jana/app/index.cjs:13:5)',
    ].join('\n');
    const described = describeSafely(error);
    expect(described).not.toMatch(/jana|novak/i);
    expect(described).toMatch(/index\.cjs:10:5[\s\S]*:11:5[\s\S]*:12:5[\s\S]*:13:5/);
  });

  it.each(['Novak', undefined, null, { name: 'Novak' }])('says nothing of %j', (thrown) => {
    expect(describeSafely(thrown)).not.toContain('Novak');
  });
});
