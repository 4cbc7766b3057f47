// Seven bits set of sixteen a record: about one wrong "perhaps" in two thousand.
const BITS_PER_ID = 16;
const HASHES = 7;
const FIRST_CAPACITY = 4_096;

/**
 * Remembers ids approximately (a Bloom filter): "no" is certain, "perhaps" sends the caller to look.
 * It keeps the first synchronisation from reading a series again for each page that adds to it.
 */
export class IdFilter {
  readonly #layers: { bits: Uint32Array; capacity: number; count: number }[] = [];

  add(id: string): void {
    let layer = this.#layers.at(-1);
    if (!layer || layer.count >= layer.capacity) {
      const capacity = layer ? layer.capacity * 2 : FIRST_CAPACITY;
      layer = { bits: new Uint32Array((capacity * BITS_PER_ID) / 32), capacity, count: 0 };
      this.#layers.push(layer);
    }
    const { bits } = layer;
    const [first, second] = hashesOf(id);
    for (let hash = 0; hash < HASHES; hash += 1) {
      const position = ((first + Math.imul(hash, second)) >>> 0) % (bits.length * 32);
      bits[position >>> 5] = (bits[position >>> 5] ?? 0) | (1 << (position & 31));
    }
    layer.count += 1;
  }

  /** `false` only when `id` was never added. */
  mayHave(id: string): boolean {
    const [first, second] = hashesOf(id);
    return this.#layers.some(({ bits }) => {
      for (let hash = 0; hash < HASHES; hash += 1) {
        const position = ((first + Math.imul(hash, second)) >>> 0) % (bits.length * 32);
        if (((bits[position >>> 5] ?? 0) & (1 << (position & 31))) === 0) return false;
      }
      return true;
    });
  }
}

/** Two hashes, from which all others follow (Kirsch and Mitzenmacher, "Less Hashing, Same Performance"). */
function hashesOf(id: string): [first: number, second: number] {
  let first = 0x811c9dc5;
  let second = 0x9e3779b1;
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
    second ^= second >>> 13;
  }
  return [first, second | 1];
}
