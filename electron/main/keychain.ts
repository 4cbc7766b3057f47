import { err, ok } from '#shared/lib/result.ts';
import type { Outcome } from './shell-error.ts';

/** What is used of Electron's `safeStorage`; the later half only newer runtimes have. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ result: string }>;
}

export interface Keychain {
  status(): Promise<{ usable: boolean; reason: string }>;
  protect(secret: Uint8Array): Promise<Outcome<Uint8Array>>;
  reveal(secret: Uint8Array): Promise<Outcome<Uint8Array>>;
}

/**
 * The keychain of the operating system: an added way into the vault, never the only one. On Linux
 * `basic_text` means a password that everybody knows: never trusted (C6).
 */
export function openKeychain(storage: SafeStorage, platform: NodeJS.Platform): Keychain {
  async function status() {
    try {
      const available = storage.isAsyncEncryptionAvailable
        ? await storage.isAsyncEncryptionAvailable()
        : storage.isEncryptionAvailable();
      if (!available) {
        return { usable: false, reason: 'This computer offers no keychain at the moment.' };
      }
      if (
        platform === 'linux' &&
        !TRUSTED_ON_LINUX.has(storage.getSelectedStorageBackend?.() ?? '')
      ) {
        return { usable: false, reason: 'No keyring is set up on this computer.' };
      }
      return { usable: true, reason: '' };
    } catch {
      return { usable: false, reason: 'The keychain of this computer does not answer.' };
    }
  }

  async function guarded(act: () => Promise<Uint8Array>): Promise<Outcome<Uint8Array>> {
    const { usable, reason } = await status();
    if (!usable) return err({ tag: 'keychainUnusable', message: reason });
    try {
      return ok(await act());
    } catch {
      // Another account, a new computer, a keychain that was reset: all look alike from here.
      return err({
        tag: 'keychainChanged',
        message: 'The keychain of this computer has changed. Unlock with your passphrase.',
      });
    }
  }

  return {
    status,
    protect: (secret) =>
      guarded(async () => {
        const text = Buffer.from(secret).toString('base64');
        const encrypted = storage.encryptStringAsync
          ? await storage.encryptStringAsync(text)
          : storage.encryptString(text);
        return new Uint8Array(encrypted);
      }),
    reveal: (secret) =>
      guarded(async () => {
        const encrypted = Buffer.from(secret);
        const text = storage.decryptStringAsync
          ? (await storage.decryptStringAsync(encrypted)).result
          : storage.decryptString(encrypted);
        return new Uint8Array(Buffer.from(text, 'base64'));
      }),
  };
}

const TRUSTED_ON_LINUX = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);
