import type { Result } from '#shared/lib/result.ts';
import type { Bytes } from '../crypto/bytes.ts';
import { jsonBytes, jsonOf } from '../crypto/bytes.ts';
import type { Cipher, Damaged } from '../crypto/cipher.ts';

/** Seals and opens JSON values of the store's tables. */
export interface Sealer {
  /** Values sealed since unlocking. */
  readonly sealedCount: number;
  seal(table: string, id: string | number, value: unknown): Promise<Bytes>;
  open<Value>(
    table: string,
    id: string | number,
    sealed: Uint8Array,
  ): Promise<Result<Value, Damaged>>;
}

/** A sealer over `cipher`; each value is bound to its table and id (C2). */
export function sealerOf(cipher: Cipher): Sealer {
  let sealedCount = 0;
  return {
    get sealedCount() {
      return sealedCount;
    },
    seal(table, id, value) {
      sealedCount += 1;
      return cipher.seal({ table, id: String(id) }, jsonBytes(value));
    },
    async open<Value>(table: string, id: string | number, sealed: Uint8Array) {
      const opened = await cipher.open({ table, id: String(id) }, sealed);
      return opened.ok ? { ok: true, value: jsonOf<Value>(opened.value) } : opened;
    },
  };
}

// Many small WebCrypto calls at once are fastest; all of a large table at once would hold it twice.
const AT_ONCE = 500;

/** `convert` of each item, some hundreds at a time, in order. */
export async function inBatches<Item, Converted>(
  items: readonly Item[],
  convert: (item: Item) => Promise<Converted>,
): Promise<Converted[]> {
  const converted: Converted[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    converted.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(convert))));
  }
  return converted;
}
