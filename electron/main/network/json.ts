/** The value that bytes of JSON text hold; `undefined`, which no schema accepts, when they hold none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
