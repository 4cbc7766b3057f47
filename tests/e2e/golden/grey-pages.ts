import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { crc32, deflateSync } from 'node:zlib';

const run = promisify(execFile);

/** A page as it leaves a printer without colours: a byte a dot, from black (0) to white (255). */
export interface GreyPage {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** The pages of a PDF in grey. */
export async function greyPages(pdf: string, dotsPerInch: number): Promise<readonly GreyPage[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-pages-'));
  try {
    const prefix = path.join(folder, 'page');
    await run('pdftoppm', ['-gray', '-r', String(dotsPerInch), pdf, prefix]);
    // Numbers are padded, so that names sort as pages do.
    const names = (await readdir(folder)).toSorted();
    return await Promise.all(
      names.map(async (name) => pageOfPgm(await readFile(path.join(folder, name)))),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pageOfPgm(file: Buffer): GreyPage {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('pdftoppm made no picture in grey');
  const dots = new Uint8Array(file.subarray(head[0].length));
  return { width: Number(head[1]), height: Number(head[2]), dots };
}

const PNG_BEGIN = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Of a picture in grey: bits a dot. */
const PNG_BITS = 4;

/** A page as a PNG of sixteen greys: half of the size of one of all greys, and read as well. */
export function pngOf({ width, height, dots }: GreyPage): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = PNG_BITS;
  const rowBytes = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = Math.round((dots[y * width + x] ?? 255) / 17);
      const at = y * rowBytes + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? grey << PNG_BITS : grey);
    }
  }
  return Buffer.concat([
    PNG_BEGIN,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
