import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the set is kept: beside the pictures of the screens, for people to look at. */
export const GOLDEN_FOLDER = path.resolve(import.meta.dirname, '..', '..', '..', 'docs', 'golden');

export const RENEW = 'npm run build && npm run golden';

const BREAK = /^=== page \d+ ===$/mu;

/** The text of a document as it is kept: its pages one after the other, each under its number. */
export function asKept(pages: readonly string[]): string {
  return pages
    .map((page, index) => `=== page ${index + 1} ===\n${linesOf(page).join('\n')}\n`)
    .join('\n');
}

/** The pages of a document as they were kept. */
export async function keptPages(name: string): Promise<readonly string[]> {
  const text = await readFile(path.join(GOLDEN_FOLDER, `${name}.txt`), 'utf8');
  return text.split(BREAK).slice(1);
}

/** The lines of a page; a blank that may not be broken looks like any other. */
function linesOf(page: string): readonly string[] {
  const lines = page.replace(/[^\S\n]/gu, ' ').split('\n');
  return lines.map((line) => line.trimEnd()).filter(Boolean);
}

/**
 * The first line of each page that is not as it was kept, as a sentence. How far apart columns stand
 * does not count: the text says that only roughly.
 */
export function differences(
  name: string,
  kept: readonly string[],
  printed: readonly string[],
): readonly string[] {
  const pages = Math.max(kept.length, printed.length);
  return Array.from({ length: pages }, (_, page) => {
    const [was, is] = [kept[page], printed[page]].map((text) =>
      linesOf(text ?? '').map((line) => line.trim().replace(/ {2,}/gu, '  ')),
    );
    const lines = Array.from({ length: Math.max(was?.length ?? 0, is?.length ?? 0) });
    const line = lines.findIndex((_line, index) => was?.[index] !== is?.[index]);
    if (line < 0) return [];
    return [
      `${name}, page ${page + 1}, line ${line + 1}\n  kept:    ${was?.[line] ?? '(nothing)'}\n  printed: ${is?.[line] ?? '(nothing)'}`,
    ];
  }).flat();
}
