import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A word where it stands, in points from the upper left corner of the page. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PageWords {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

const PAGE = /<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/gu;
const WORD = /<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The words of a PDF page by page, as `pdftotext -bbox` finds them. */
export async function pagesOfWords(pdf: string): Promise<readonly PageWords[]> {
  const { stdout } = await run('pdftotext', ['-bbox', pdf, '-'], { maxBuffer: 64 * 1024 * 1024 });
  return [...stdout.matchAll(PAGE)].map(([, width, height, content = '']) => ({
    width: Number(width),
    height: Number(height),
    words: [...content.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
      text: text.replace(/&\w+;/gu, (entity) => ENTITIES[entity] ?? entity),
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
    })),
  }));
}
