/*
 * Marks at the start of a line, written while talking: `[]` a task, `!` a promise of ours, `?!` one
 * of theirs. Once a line is taken down as a record, words stand where its mark was, so that it is
 * never taken down twice and reads well on paper.
 */

export type MarkedKind = 'task' | 'ourPromise' | 'theirPromise';

export interface MarkedLine {
  readonly kind: MarkedKind;
  /** What has to be done or was promised. */
  readonly text: string;
  /** Where the line begins in the note. */
  readonly start: number;
  /** Length of the mark with the blanks around it. */
  readonly markLength: number;
}

const MARKS: readonly (readonly [MarkedKind, RegExp])[] = [
  ['task', /^\s*\[\s?\]\s*/],
  ['theirPromise', /^\s*\?!\s*/],
  ['ourPromise', /^\s*!(?!!)\s*/],
];

/** What stands in place of a mark once its line is a record. */
export const TAKEN_WORDS: Readonly<Record<MarkedKind, string>> = {
  task: 'Task: ',
  ourPromise: 'We promise: ',
  theirPromise: 'They promise: ',
};

/** Records' titles hold at most this many characters. */
const LONGEST = 200;

/** The marked lines of `note` that say something; the line at `caret` is still being written. */
export function markedLines(note: string, caret: number | null): readonly MarkedLine[] {
  const found: MarkedLine[] = [];
  let start = 0;
  for (const line of note.split('\n')) {
    const isBeingWritten = caret !== null && caret >= start && caret <= start + line.length;
    const marked = isBeingWritten ? null : markedLine(line, start);
    if (marked) found.push(marked);
    start += line.length + 1;
  }
  return found;
}

function markedLine(line: string, start: number): MarkedLine | null {
  for (const [kind, mark] of MARKS) {
    const match = mark.exec(line);
    if (!match) continue;
    const text = capitalised(line.slice(match[0].length).trim()).slice(0, LONGEST);
    return text === '' ? null : { kind, text, start, markLength: match[0].length };
  }
  return null;
}

/** Written in a hurry, read as a title: it begins with a capital. */
function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

/** The note with words in place of the marks of `lines`, and the caret where it was in the text. */
export function withMarksTaken(
  note: string,
  lines: readonly MarkedLine[],
  caret: number,
): { readonly note: string; readonly caret: number } {
  let text = note;
  let place = caret;
  for (const line of lines.toReversed()) {
    const word = TAKEN_WORDS[line.kind];
    text = text.slice(0, line.start) + word + text.slice(line.start + line.markLength);
    if (place >= line.start + line.markLength) place += word.length - line.markLength;
  }
  return { note: text, caret: place };
}

/** What is being typed after "@" right before `caret`, or `null` when nobody is being named. */
export function mentionAt(
  note: string,
  caret: number,
): { readonly start: number; readonly typed: string } | null {
  const before = note.slice(Math.max(0, caret - 40), caret);
  const match = /(?:^|\s)@(\p{L}[\p{L}\p{M}.\- ]{0,30}|)$/u.exec(before);
  if (!match) return null;
  const typed = match[1] ?? '';
  return { start: caret - typed.length - 1, typed };
}
