import type { RecordId } from '#shared/lib/identifiers.ts';

/** Numbers of a place: two halves of 64 bits of an id, and the line, 0 where the place is free. */
const WIDTH = 3;
const FIRST_PLACES = 1024;

/**
 * Which line of a file made the record of an id. Ids are known by 64 of their bits, outside of the
 * heap: 24 to 48 bytes for each line. Of ten million lines two are taken for each other once in 300,000
 * files.
 */
export class LinesById {
  #places = new Uint32Array(FIRST_PLACES * WIDTH);
  #count = 0;

  /** The line that made `id`; from now on `line`, and `null`, where none did. */
  firstOf(id: RecordId, line: number): number | null {
    if (this.#count * 2 >= this.#places.length / WIDTH) this.#grow();
    // The first and the last of its digits: those between say how the id was made.
    const first = Number.parseInt(id.slice(0, 8), 16);
    const last = Number.parseInt(id.slice(-8), 16);
    const place = placeOf(this.#places, first, last);
    const known = this.#places[place + 2];
    if (known) return known;
    this.#places.set([first, last, line], place);
    this.#count += 1;
    return null;
  }

  #grow(): void {
    const places = new Uint32Array(this.#places.length * 2);
    for (let from = 0; from < this.#places.length; from += WIDTH) {
      const [first = 0, last = 0, line = 0] = this.#places.subarray(from, from + WIDTH);
      if (line !== 0) places.set([first, last, line], placeOf(places, first, last));
    }
    this.#places = places;
  }
}

/** Where the id of `first` and `last` stands in `places`, or would stand. */
function placeOf(places: Uint32Array, first: number, last: number): number {
  const count = places.length / WIDTH;
  for (let index = first % count; ; index = (index + 1) % count) {
    const place = index * WIDTH;
    const isFree = places[place + 2] === 0;
    if (isFree || (places[place] === first && places[place + 1] === last)) return place;
  }
}
