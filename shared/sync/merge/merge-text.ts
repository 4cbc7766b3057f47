import { diff3Merge, diffComm } from 'node-diff3';

/** A merged text. Without conflicts the two sides are the same and `hunks` is empty. */
export interface MergedText {
  /** Everything merged, with theirs where the two overlap: the text that stands. */
  readonly theirs: string;
  /** The same with mine where the two overlap: the text that waits. */
  readonly mine: string;
  /** The same with the lines of theirs, then those of mine, where words of them overlap. */
  readonly both: string;
  readonly overlaps: number;
}

/*
 * The work is bounded: what is left after equal beginnings and ends are set aside is only compared
 * when it is not larger than this; a larger rest counts as one overlap. Both texts are kept anyway.
 */
const MOST_LINES = 4_000;
const MOST_WORDS = 3_000;

/** Lines with their ends, so that putting them together again is exact. */
function linesOf(text: string): string[] {
  return `${text}\n`.match(/[^\n]*\n/g) ?? [];
}

/** Words, single line ends, other white space and punctuation, each a token of its own. */
function wordsOf(text: string): string[] {
  return text.match(/\n|[^\S\n]+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]+/gu) ?? [];
}

const withLastEnd = (lines: string): string =>
  lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;

const withoutLastEnd = (text: string): string => (text.endsWith('\n') ? text.slice(0, -1) : text);

class Sides {
  theirs = '';
  mine = '';
  both = '';
  overlaps = 0;

  agree(text: string): void {
    this.theirs += text;
    this.mine += text;
    this.both += text;
  }

  overlap(mine: string, theirs: string): void {
    this.theirs += theirs;
    this.mine += mine;
    this.overlaps += 1;
  }

  /** Lines that were merged by words. Word beside word, two sentences could not be read any more. */
  lines(merged: Sides): void {
    const { theirs, mine, overlaps } = merged;
    this.theirs += theirs;
    this.mine += mine;
    this.both += overlaps === 0 ? theirs : withLastEnd(theirs) + mine;
    this.overlaps += overlaps;
  }
}

/**
 * Lines both sides put at the same place: no line of the base is in dispute, so all are kept, those
 * in common once, theirs before mine.
 */
function insertBoth(sides: Sides, mine: string[], theirs: string[]): void {
  for (const part of diffComm(theirs, mine)) {
    if (part.common) sides.agree(part.common.join(''));
    else sides.agree(part.buffer1.join('') + part.buffer2.join(''));
  }
}

/** Two texts of which nothing is in common. */
function overlapping(mine: string, theirs: string): Sides {
  const sides = new Sides();
  sides.overlap(mine, theirs);
  return sides;
}

function mergeWords(base: string, mine: string, theirs: string): Sides {
  const [o, a, b] = [wordsOf(base), wordsOf(mine), wordsOf(theirs)];
  if (Math.max(o.length, a.length, b.length) > MOST_WORDS) return overlapping(mine, theirs);
  const sides = new Sides();
  for (const part of diff3Merge(a, o, b)) {
    if (part.ok) sides.agree(part.ok.join(''));
    if (part.conflict) sides.overlap(part.conflict.a.join(''), part.conflict.b.join(''));
  }
  return sides;
}

function mergeLines(sides: Sides, o: string[], a: string[], b: string[]): void {
  if (Math.max(o.length, a.length, b.length) > MOST_LINES) {
    sides.lines(overlapping(a.join(''), b.join('')));
    return;
  }
  for (const part of diff3Merge(a, o, b)) {
    if (part.ok) sides.agree(part.ok.join(''));
    if (!part.conflict) continue;
    const { o: base, a: mine, b: theirs } = part.conflict;
    if (base.length === 0) insertBoth(sides, mine, theirs);
    else sides.lines(mergeWords(base.join(''), mine.join(''), theirs.join('')));
  }
}

/**
 * Three-way merge of running text, by lines, then by words where the same lines changed (M3). Only
 * words that both sides changed overlap; lines added at the same place are all kept. With node-diff3
 * (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007).
 */
export function mergeText(base: string, mine: string, theirs: string): MergedText {
  const [o, a, b] = [linesOf(base), linesOf(mine), linesOf(theirs)];
  const shortest = Math.min(o.length, a.length, b.length);
  let start = 0;
  while (start < shortest && o[start] === a[start] && o[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start) {
    const line = o[o.length - 1 - end];
    if (line !== a[a.length - 1 - end] || line !== b[b.length - 1 - end]) break;
    end += 1;
  }
  const sides = new Sides();
  sides.agree(o.slice(0, start).join(''));
  mergeLines(
    sides,
    o.slice(start, o.length - end),
    a.slice(start, a.length - end),
    b.slice(start, b.length - end),
  );
  sides.agree(o.slice(o.length - end).join(''));
  return {
    theirs: withoutLastEnd(sides.theirs),
    mine: withoutLastEnd(sides.mine),
    both: withoutLastEnd(sides.both),
    overlaps: sides.overlaps,
  };
}
