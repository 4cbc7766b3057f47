import { KDF_FLOOR, keyOfPassphrase } from '#renderer/vault/keys/derivation.ts';

/* Derives a key once, with the parameters of the product, and says how long it took. */

const salt = crypto.getRandomValues(new Uint8Array(16));
const from = performance.now();
void keyOfPassphrase('seven herons over the weir', salt, {
  name: 'argon2id',
  salt: '',
  ...KDF_FLOOR,
}).then(() => postMessage(performance.now() - from));
