import { hexadecimal } from '#shared/lib/hexadecimal.ts';

/** SHA-256 of `bytes`, as 64 hexadecimal digits in lower case. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return hexadecimal(new Uint8Array(digest));
}
