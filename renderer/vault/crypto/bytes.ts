/** Bytes that WebCrypto and IndexedDB take: never backed by shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 of `text`. */
export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Text of UTF-8 `bytes`; throws when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** `bytes` as a view that is not shared; copied only when it has to be. */
export function unshared(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Bytes) : Uint8Array.from(bytes);
}

/** All `parts` behind one another. */
export function concatenated(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** `length` bytes of the machine's cryptographic randomness. */
export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Base64 of `bytes` (`Uint8Array.toBase64` is newer than the oldest runtime). */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(binary);
}

/** The bytes of base64 `text`; `null` when it is not base64. */
export function bytesOfBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** `value` as JSON in UTF-8. */
export function jsonBytes(value: unknown): Bytes {
  return utf8(JSON.stringify(value));
}

/** What JSON in `bytes` stands for; throws when it is not JSON. The caller says what it wrote there. */
export function jsonOf<Value>(bytes: Uint8Array): Value {
  return JSON.parse(textOf(bytes)) as Value;
}
