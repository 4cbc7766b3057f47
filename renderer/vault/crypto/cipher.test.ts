import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { aesCipher } from './cipher.ts';

const keyOf = () =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
const place = { table: 'rows', id: 'one' };

describe('a sealed value', () => {
  it('opens where it belongs', async () => {
    const cipher = aesCipher(await keyOf(), 1, 1);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
        const content = Uint8Array.from(bytes);
        const opened = await cipher.open(place, await cipher.seal(place, content));
        expect(opened.ok && [...opened.value]).toEqual([...content]);
      }),
    );
  });

  it('[C2] opens nowhere else, with no other key, and in no other version', async () => {
    const key = await keyOf();
    const cipher = aesCipher(key, 1, 1);
    const sealed = await cipher.seal(place, utf8('secret'));
    expect(await cipher.open({ table: 'rows', id: 'two' }, sealed)).toMatchObject({ ok: false });
    expect(await cipher.open({ table: 'outbox', id: 'one' }, sealed)).toMatchObject({ ok: false });
    for (const other of [
      aesCipher(key, 2, 1),
      aesCipher(key, 1, 2),
      aesCipher(await keyOf(), 1, 1),
    ]) {
      expect(await other.open(place, sealed)).toMatchObject({
        ok: false,
        error: { tag: 'damaged' },
      });
    }
  });

  it('[C2] does not open when any bit was flipped or its end is missing', async () => {
    const cipher = aesCipher(await keyOf(), 1, 1);
    const sealed = await cipher.seal(place, utf8('a short secret'));
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await cipher.open(place, changed)).toMatchObject({ ok: false });
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(await cipher.open(place, sealed.slice(0, length))).toMatchObject({ ok: false });
    }
  });

  it('[C4] has a nonce of its own each time', async () => {
    const cipher = aesCipher(await keyOf(), 1, 1);
    const nonces = new Set<string>();
    for (let number = 0; number < 2_000; number += 1) {
      nonces.add((await cipher.seal(place, utf8('same'))).slice(1, 13).join());
    }
    expect(nonces.size).toBe(2_000);
  });
});
