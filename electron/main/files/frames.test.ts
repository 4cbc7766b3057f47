import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { frame, readFrames } from './frames.ts';

const entries = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 });
const fileOf = (contents: readonly Uint8Array[]) => Buffer.concat(contents.map(frame));

describe('the checksum', () => {
  it('is the CRC-32 of zip, in one piece and in two', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (one, two) => {
        expect(crc32(two, crc32(one))).toBe(zlibCrc32(Buffer.concat([one, two])));
      }),
    );
  });
});

describe('frames', () => {
  it('read what was written', () => {
    fc.assert(
      fc.property(entries, (contents) => {
        const file = fileOf(contents);
        expect(readFrames(file)).toEqual({ entries: contents, torn: 0, end: file.byteLength });
      }),
    );
  });

  it('keep every whole entry of a file that was cut at any byte, and count the rest', () => {
    fc.assert(
      fc.property(entries, (contents) => {
        const file = fileOf(contents);
        const ends = contents.map((_, index) => fileOf(contents.slice(0, index + 1)).byteLength);
        for (let cut = 0; cut <= file.byteLength; cut += 1) {
          const whole = ends.filter((end) => end <= cut).length;
          const end = ends[whole - 1] ?? 0;
          const torn = end === cut ? 0 : 1;
          expect(readFrames(file.subarray(0, cut))).toEqual({
            entries: contents.slice(0, whole),
            torn,
            end,
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('lose only the entry in which a byte was changed', () => {
    const contents = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(contents, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, at, flip) => {
        const file = fileOf(written);
        const position = at % file.byteLength;
        file[position] = (file[position] ?? 0) ^ flip;
        let hit = 0;
        for (let end = 0; hit < written.length; hit += 1) {
          end += frame(written[hit] ?? new Uint8Array()).byteLength;
          if (position < end) break;
        }
        const { entries: read, torn } = readFrames(file);
        expect(read).toEqual(written.filter((_, index) => index !== hit));
        expect(torn).toBe(1);
      }),
    );
  });

  it('find no entry in noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (noise) => {
        expect(readFrames(Buffer.from(noise))).toEqual({ entries: [], torn: 1, end: 0 });
      }),
    );
  });
});
