import { expect, it } from 'vitest';
import { base64, utf8 } from './bytes.ts';
import { sealTo } from './sealed-box.ts';

// That the server opens what is sealed here is tested in tests/contracts/sealed-work.test.ts.
it('is not made for what is no key', async () => {
  expect(await sealTo('not a key', utf8('x'))).toBeNull();
  expect(await sealTo(base64(new Uint8Array(65)), utf8('x'))).toBeNull();
});
