import { describe, expect, it } from 'vitest';
import { openKeychain, type SafeStorage } from './keychain.ts';

const secret = Uint8Array.of(0, 255, 7);

/** A keychain that turns the text round. */
function storage(backend: string, changes: Partial<SafeStorage> = {}): SafeStorage {
  const turned = (text: string) => [...text].reverse().join('');
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(turned(text)),
    decryptString: (encrypted) => turned(encrypted.toString()),
    getSelectedStorageBackend: () => backend,
    ...changes,
  };
}

describe('[C6] the keychain', () => {
  it('gives back what it protected', async () => {
    const keychain = openKeychain(storage('gnome_libsecret'), 'linux');
    expect(await keychain.status()).toEqual({ usable: true, reason: '' });
    const kept = await keychain.protect(secret);
    expect(kept.ok && (await keychain.reveal(kept.value))).toEqual({ ok: true, value: secret });
  });

  it('uses the newer calls where the runtime has them', async () => {
    const never = () => {
      throw new Error('the old call is gone');
    };
    const newer = storage('unknown', {
      isEncryptionAvailable: never,
      encryptString: never,
      decryptString: never,
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text) => Buffer.from(text),
      decryptStringAsync: async (encrypted) => ({ result: encrypted.toString() }),
    });
    const keychain = openKeychain(newer, 'darwin');
    const kept = await keychain.protect(secret);
    expect(kept.ok && (await keychain.reveal(kept.value))).toEqual({ ok: true, value: secret });
  });

  it.each(['basic_text', 'unknown', ''])('never trusts %j on Linux', async (backend) => {
    const keychain = openKeychain(storage(backend), 'linux');
    expect((await keychain.status()).usable).toBe(false);
    expect(await keychain.protect(secret)).toMatchObject({
      ok: false,
      error: { tag: 'keychainUnusable' },
    });
    expect((await keychain.reveal(secret)).ok).toBe(false);
  });

  it('says that it has changed, instead of failing, when a secret no longer opens', async () => {
    const changed = storage('kwallet6', {
      decryptString: () => {
        throw new Error('Error while decrypting the ciphertext');
      },
    });
    expect(await openKeychain(changed, 'linux').reveal(secret)).toMatchObject({
      ok: false,
      error: { tag: 'keychainChanged' },
    });
  });

  it('is not usable where there is none', async () => {
    const none = storage('gnome_libsecret', { isEncryptionAvailable: () => false });
    expect((await openKeychain(none, 'linux').status()).usable).toBe(false);
    const broken = storage('gnome_libsecret', {
      isEncryptionAvailable: () => {
        throw new Error('no bus');
      },
    });
    expect((await openKeychain(broken, 'linux').status()).usable).toBe(false);
  });
});
