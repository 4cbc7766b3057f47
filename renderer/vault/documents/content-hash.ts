import { hexadecimal } from '#shared/lib/hexadecimal.ts';
import { unshared } from '../crypto/bytes.ts';

/** The SHA-256 of `bytes`, as 64 hexadecimal digits in lower case. */
export async function contentHashOf(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', unshared(bytes));
  return hexadecimal(new Uint8Array(hash));
}
