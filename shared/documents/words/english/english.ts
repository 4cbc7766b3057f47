import { brief } from './brief.ts';
import { entries } from './entries.ts';
import { investing } from './investing.ts';
import { layout } from './layout.ts';
import { names } from './names.ts';
import { notes } from './notes.ts';
import { reasons } from './reasons.ts';
import { trading } from './trading.ts';

/**
 * The words of documents in English, from which the others are translated: every other language has
 * to have each of them, with the same parameters, or it does not compile.
 */
export const english = { layout, names, notes, investing, entries, trading, brief, reasons };
export type Words = typeof english;
