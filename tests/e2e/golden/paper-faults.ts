import type { DocumentModel, DocumentPack } from '#shared/documents/model.ts';
import { type GreyPage, greyPages } from './grey-pages.ts';
import { type PageWords, pagesOfWords, type Word } from './page-words.ts';

const DOTS_PER_INCH = 50;
const MILLIMETRES_PER_INCH = 25.4;
/** The margin of 16 mm, less what a letter may lean over it. */
const BARE = 15;
/** Lower than this share of the height a page of a report is all but empty. */
const LEAST_USED = 0.3;

/**
 * What is wrong with the pages of a printed document, each as a sentence with its page: ink in the
 * margins, a page without text or with almost none, words over each other, a heading with nothing
 * under it, a footer that does not count the pages.
 */
export async function paperFaults(
  pdf: string,
  model: DocumentModel | DocumentPack,
): Promise<readonly string[]> {
  const pictures = await greyPages(pdf, DOTS_PER_INCH);
  const pages = await pagesOfWords(pdf);
  const documents = 'cover' in model ? [model.cover, ...model.documents] : [model];
  const headings = new Set(documents.flatMap(headingsOf));
  const isReport = documents.some(({ kind }) => kind === 'report');
  const word = documents[0]?.footer.page ?? '';
  const faults = pages.flatMap((page, index) => {
    const found: string[] = [];
    const { body, foot } = partsOf(page);
    const picture = pictures[index];
    if (!picture || hasInkInMargin(picture)) found.push('something reaches into the margin');
    const last = body.at(-1);
    if (!last) found.push('nothing stands on it');
    else if (headings.has(textOf(last))) found.push(`"${textOf(last)}" has nothing under it`);
    const isShort = (last?.[0]?.bottom ?? 0) < page.height * LEAST_USED;
    if (isReport && isShort && index < pages.length - 1) found.push('it is all but empty');
    const footer = foot.map(textOf).join(' ');
    const counted = `${word} ${index + 1}/${pages.length}`;
    if (!footer.endsWith(counted)) found.push(`its footer ends with "${footer}", not "${counted}"`);
    found.push(...overlaps(page.words).map((both) => `${both} stand over each other`));
    return found.map((fault) => `page ${index + 1}: ${fault}`);
  });
  // A brief is one page, and so is the list of a day.
  const wrongCount = !isReport && pages.length !== documents.length;
  return wrongCount ? [...faults, `${pages.length} pages, not ${documents.length}`] : faults;
}

/** What may not be the last line of a page. */
function headingsOf({ sections }: DocumentModel): readonly string[] {
  const texts = sections.flatMap(({ heading, blocks }) => [
    // Lines to write on are no text, and may be all that a heading has.
    blocks.every(({ type }) => type === 'ruledSpace') && blocks.length > 0 ? '' : (heading ?? ''),
    ...blocks.flatMap((block) => {
      if (block.type === 'heading') return [block.text];
      if (block.type === 'shares' || block.type === 'courses') return [block.title];
      if (block.type !== 'longTable') return [];
      const groups = block.rows.filter(({ role }) => role === 'group');
      return [block.caption, ...groups.map(({ cells }) => cells[0]?.text ?? '')];
    }),
  ]);
  return texts.filter(Boolean).map(inOneSpacing);
}

type Line = readonly Word[];

const inOneSpacing = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const textOf = (line: Line): string => inOneSpacing(line.map(({ text }) => text).join(' '));

const pointsOf = (millimetres: number): number => (millimetres / MILLIMETRES_PER_INCH) * 72;

/** The lines of a page from top to bottom, those in the lower margin apart. */
function partsOf({ words, height }: PageWords): { body: readonly Line[]; foot: readonly Line[] } {
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => a.bottom - b.bottom)) {
    const line = lines.at(-1);
    if (line?.[0] && word.bottom - line[0].bottom < 2) line.push(word);
    else lines.push([word]);
  }
  for (const line of lines) line.sort((a, b) => a.left - b.left);
  const isFoot = (line: Line) => (line[0]?.top ?? 0) > height - pointsOf(BARE);
  return { body: lines.filter((line) => !isFoot(line)), foot: lines.filter(isFoot) };
}

/** Whether there is ink at the left, the right or the top; what is below is the footer's. */
function hasInkInMargin({ width, height, dots }: GreyPage): boolean {
  const bare = Math.floor((BARE / MILLIMETRES_PER_INCH) * DOTS_PER_INCH);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isMargin = y < bare || x < bare || x >= width - bare;
      if (isMargin && (dots[y * width + x] ?? 255) < 250) return true;
    }
  }
  return false;
}

/** Pairs of words that cover each other by more than letters of neighbours do. */
function overlaps(words: readonly Word[]): readonly string[] {
  return words.flatMap((one, index) =>
    words.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const isOver = across > 1.5 && down > 0.5 * Math.min(heightOf(one), heightOf(other));
      return isOver ? [`"${one.text}" and "${other.text}"`] : [];
    }),
  );
}

const heightOf = ({ top, bottom }: Word): number => bottom - top;
