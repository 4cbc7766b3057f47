import type { RecordId } from '#shared/lib/identifiers.ts';

/** Texts that are looked through in one piece: a call for each of fifty thousand takes longer than a frame lasts. */
const TOGETHER = 200;
/** Stands between two texts; no term has one. */
const BETWEEN = '\n';

/** Texts in one piece: the text of `ids[n]` ends at `ends[n]`. */
interface Joined {
  readonly text: string;
  readonly ids: readonly RecordId[];
  readonly ends: readonly number[];
}

interface Block {
  readonly texts: Map<RecordId, string>;
  /** `null` after a change, until somebody searches. */
  joined: Joined | null;
}

/** Folded running text by record, looked through for terms. */
export class RunningTexts {
  readonly #blocks: Block[] = [];
  readonly #blockOf = new Map<RecordId, Block>();

  put(id: RecordId, text: string): void {
    this.delete(id);
    let block = this.#blocks.at(-1);
    if (!block || block.texts.size >= TOGETHER) {
      block = { texts: new Map(), joined: null };
      this.#blocks.push(block);
    }
    block.texts.set(id, text);
    block.joined = null;
    this.#blockOf.set(id, block);
    if (block.texts.size === TOGETHER) joinedOf(block);
  }

  delete(id: RecordId): void {
    const block = this.#blockOf.get(id);
    if (!block) return;
    block.texts.delete(id);
    block.joined = null;
    this.#blockOf.delete(id);
  }

  /** The records whose text has every one of `terms`, block by block, those put last first. */
  having(terms: readonly string[]): RecordId[] {
    // The longest term is the rarest: most texts are passed over in looking for it.
    const [rarest, ...others] = terms.toSorted((left, right) => right.length - left.length);
    if (rarest === undefined) return [];
    return this.#blocks.toReversed().flatMap((block) => havingIn(joinedOf(block), rarest, others));
  }
}

function havingIn(joined: Joined, rarest: string, others: readonly string[]): RecordId[] {
  const { text, ids, ends } = joined;
  const found: RecordId[] = [];
  let [number, start] = [0, 0];
  for (let at = text.indexOf(rarest); at >= 0; at = text.indexOf(rarest, start)) {
    let end = ends[number] ?? text.length;
    while (end < at) {
      number += 1;
      start = end + BETWEEN.length;
      end = ends[number] ?? text.length;
    }
    const own = others.length > 0 ? text.slice(start, end) : '';
    const id = ids[number];
    if (id !== undefined && others.every((term) => own.includes(term))) found.push(id);
    start = end;
  }
  return found;
}

/** The texts of `block` in one piece, of which each becomes a part: it is in memory once. */
function joinedOf(block: Block): Joined {
  if (block.joined) return block.joined;
  const ids = [...block.texts.keys()];
  const text = [...block.texts.values()].join(BETWEEN);
  const ends: number[] = [];
  let start = 0;
  for (const [id, { length }] of block.texts) {
    const end = start + length;
    block.texts.set(id, text.slice(start, end));
    ends.push(end);
    start = end + BETWEEN.length;
  }
  block.joined = { text, ids, ends };
  return block.joined;
}
