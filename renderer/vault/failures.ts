import { err } from '#shared/lib/result.ts';
import type { VaultError } from './api.ts';

/** A failed call's result, in words for the person. */
export function failure(
  tag: VaultError['tag'],
  message: string,
  more: { field?: string; retryAfterSeconds?: number } = {},
): { readonly ok: false; readonly error: VaultError } {
  return err({ tag, message, ...more });
}

/** What a person reads when the vault is closed. */
export function locked(): { readonly ok: false; readonly error: VaultError } {
  return failure('locked', 'The vault is locked. Unlock it first.');
}

/**
 * What went wrong in the store, in words for the person. Both engines of Chromium name a full disk
 * differently (reliability, fact 2).
 */
export function storeFailure(cause: unknown): { readonly ok: false; readonly error: VaultError } {
  if (cause instanceof VaultFailure) return err(cause.error);
  const name = cause instanceof Error ? cause.name : '';
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/quota/i.test(name) || /quota|NO_SPACE|disk.*full|No space/i.test(text)) {
    return failure(
      'diskFull',
      'The disk is full, so this could not be saved. Free some space and try again.',
    );
  }
  return failure('failed', `This could not be saved: ${text}`);
}

/** A failure that travels through code whose port has no room for one (a store's `commit`). */
export class VaultFailure extends Error {
  readonly error: VaultError;

  constructor(error: VaultError) {
    super(error.message);
    this.error = error;
  }
}
