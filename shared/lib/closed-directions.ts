const MARKS = /[\u202a-\u202e\u2066-\u2069]/g;
const LINES_WITH_MARKS = /[^\n]*[\u202a-\u202e\u2066-\u2069][^\n]*/g;
/** Ends an embedding or an override. */
const POP_FORMATTING = '\u202c';
/** Ends an isolate, and what was begun within it. */
const POP_ISOLATE = '\u2069';
const FIRST_ISOLATE = '\u2066';

/**
 * `text` in which every direction that a mark begins (embedding, override or isolate, such as U+202E)
 * ends with its line at the latest. It looks the same, and the words that a screen or a sheet of paper
 * puts after it keep their own direction. Source: Unicode Standard Annex #9, X1 to X8.
 */
export function closedDirections(text: string): string {
  return text.replace(LINES_WITH_MARKS, (line) => line + marksOwed(line));
}

function marksOwed(line: string): string {
  // The end that each open direction waits for, the innermost last.
  const open: string[] = [];
  for (const mark of line.match(MARKS) ?? []) {
    if (mark === POP_FORMATTING) {
      if (open.at(-1) === POP_FORMATTING) open.pop();
    } else if (mark === POP_ISOLATE) {
      const isolate = open.lastIndexOf(POP_ISOLATE);
      if (isolate >= 0) open.length = isolate;
    } else {
      open.push(mark >= FIRST_ISOLATE ? POP_ISOLATE : POP_FORMATTING);
    }
  }
  return open.reverse().join('');
}
