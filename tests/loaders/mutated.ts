import { gunzipSync, gzipSync } from 'node:zlib';
import type { Random } from '#tests/simulation/random.ts';

/** Pieces that parsers stumble over. */
const PIECES: readonly Buffer[] = [
  ...['"', '""', ',', ';', '\n', '\r', '\r\n\r\n', '\0', '\0'.repeat(500), ' ', '\t', '-', '.'],
  ...['9'.repeat(15), '9'.repeat(17), '-9007199254740991', '0.0000001', '1e308', 'NaN', '?', "'"],
  ...['__proto__', 'constructor', '=1+1', '\u202E', '\u2028', '😀', '\uFEFF', 'x'.repeat(260_000)],
  ...['2026-02-30', '0000-00-00', '9999-12-31', '991332', '"x\n"'],
].map((text) => Buffer.from(text));
const BYTES = ['ff', 'c080', 'eda080', 'e282', '81', 'fffe', '1f8b'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

type Damage = (random: Random, bytes: Buffer) => Buffer;

const spliced = (bytes: Buffer, at: number, removed: number, piece: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + removed)]);

const somewhere = (random: Random, bytes: Buffer): number => random.below(bytes.length + 1);

const onLines =
  (change: (random: Random, lines: string[]) => void): Damage =>
  (random, bytes) => {
    const lines = bytes.toString('latin1').split('\n');
    change(random, lines);
    return Buffer.from(lines.join('\n'), 'latin1');
  };

const damages: readonly Damage[] = [
  (random, bytes) => spliced(bytes, somewhere(random, bytes), 1, Buffer.from([random.below(256)])),
  (random, bytes) => bytes.subarray(0, somewhere(random, bytes)),
  (random, bytes) => spliced(bytes, somewhere(random, bytes), random.below(40), Buffer.alloc(0)),
  (random, bytes) => spliced(bytes, somewhere(random, bytes), 0, random.pick(PIECES)),
  (random, bytes) => spliced(bytes, somewhere(random, bytes), random.below(9), random.pick(PIECES)),
  (random, bytes) => spliced(bytes, somewhere(random, bytes), 0, random.pick(BYTES)),
  onLines((random, lines) => lines.splice(random.below(lines.length), 0, random.pick(lines))),
  onLines((random, lines) => lines.splice(random.below(lines.length), 1)),
  // A cell of a line becomes something else, so that the columns stay.
  onLines((random, lines) => {
    const at = random.below(lines.length);
    const cells = (lines[at] ?? '').split(/(?=[,;])/);
    cells[random.below(cells.length)] = `,${random.pick(PIECES).toString('latin1')}`;
    lines[at] = cells.join('');
  }),
  (_random, bytes) => Buffer.from(`\uFEFF${bytes.toString('utf8')}`, 'utf16le'),
  (_random, bytes) => gzipSync(bytes),
];

/** `original` damaged one to three times, its text or what it is packed in. */
export function mutated(random: Random, original: Buffer): Buffer {
  const isPacked = original[0] === 0x1f && original[1] === 0x8b;
  const unpacks = isPacked && random.chance(0.8);
  let bytes = unpacks ? gunzipSync(original) : original;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    bytes = random.pick(damages)(random, bytes);
  }
  return unpacks ? gzipSync(bytes) : bytes;
}
