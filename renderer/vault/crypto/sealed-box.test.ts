import { expect, it } from 'vitest';
import { base64, textOf, utf8 } from './bytes.ts';
import { openBox, sealTo } from './sealed-box.ts';

async function recipient() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey };
}

it('[A4] opens for the recipient and for nobody else', async () => {
  const server = await recipient();
  const other = await recipient();
  const box = await sealTo(base64(server.publicKey), utf8('unsent work'));
  if (!box) throw new Error('the key is good');
  const opened = await openBox(server.privateKey, server.publicKey, box);
  expect(opened && textOf(opened)).toBe('unsent work');
  expect(await openBox(other.privateKey, other.publicKey, box)).toBeNull();
  box[box.length - 1] = (box[box.length - 1] ?? 0) ^ 1;
  expect(await openBox(server.privateKey, server.publicKey, box)).toBeNull();
});

it('is not made for what is no key', async () => {
  expect(await sealTo('not a key', utf8('x'))).toBeNull();
  expect(await sealTo(base64(new Uint8Array(65)), utf8('x'))).toBeNull();
});
