import type { Words } from '../english/english.ts';
import { brief } from './brief.ts';
import { entries } from './entries.ts';
import { investing } from './investing.ts';
import { layout } from './layout.ts';
import { names } from './names.ts';
import { notes } from './notes.ts';
import { reasons } from './reasons.ts';
import { trading } from './trading.ts';

/** The words of documents in Spanish. */
export const spanish: Words = {
  layout,
  names,
  notes,
  investing,
  entries,
  trading,
  brief,
  reasons,
};
