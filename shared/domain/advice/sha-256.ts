import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of `text` in UTF-8, as 64 hexadecimal digits in lower case; half a character counts as "�".
 * For rules that have to hash where no platform's cryptography may be called, or waited for.
 */
export function sha256OfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
