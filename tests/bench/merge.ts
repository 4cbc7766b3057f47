// Three-way merges of notes that two people edited at once, in one thread.
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { mergeRecord } from '#shared/sync/merge/merge-record.ts';
import type { MergeInput } from '#shared/sync/merge/types.ts';
import { EDITED_TWICE, type EditedTwice } from './support/edited-notes.ts';
import { generatedNotes } from './support/generated-notes.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { median } from './support/statistics.ts';

/** `npm run bench -- merge 1000` merges a thousand notes of each kind, for a quick look. */
const NOTES = Number(process.argv[2] ?? 10_000);
const ROUNDS = 5;
/** The first round is for the compiler. */
const WARM_UP = 1;

const notes = generatedNotes({
  seed: 5,
  count: NOTES,
  clientIds: [uuidFromText('bench client') as RecordId],
  notedAt: '2026-11-24T08:00:00.000Z' as Instant,
});
const ways = EDITED_TWICE.map((way) => ({
  way,
  inputs: notes.map(({ data }): MergeInput => {
    return { kind: 'note', base: data, mine: way.mine(data), theirs: way.theirs(data) };
  }),
  rounds: [] as number[],
}));

/** Merges all of `inputs` and gives the milliseconds; every one must come out as `way` says. */
function merge(way: EditedTwice, inputs: readonly MergeInput[]): number {
  let conflicts = 0;
  const from = performance.now();
  for (const input of inputs) conflicts += mergeRecord(input).conflicts.length;
  const millis = performance.now() - from;
  const expected = way.isConflict ? inputs.length : 0;
  if (conflicts !== expected) {
    throw new Error(`${way.name}: ${conflicts} conflicts instead of ${expected}.`);
  }
  return millis;
}

for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  progress(round < WARM_UP ? 'warming up' : `round ${round} of ${ROUNDS}`);
  for (const { way, inputs, rounds } of ways) {
    const millis = merge(way, inputs);
    if (round >= WARM_UP) rounds.push(millis);
  }
}

const spent = ways.map(({ rounds }) => median(rounds));
printTable(
  `${NOTES} notes of each kind (medians)`,
  ['edited by both', 'microseconds a note', 'notes/s'],
  ways.map(({ way }, index) => {
    const millis = spent[index] ?? 0;
    return [way.name, (millis / NOTES) * 1000, (NOTES / millis) * 1000];
  }),
);
const all = spent.reduce((sum, millis) => sum + millis, 0);
printFigures('merge', [
  {
    name: 'notes-per-second',
    value: (ways.length * NOTES * 1000) / all,
    goal: { atLeast: 10_000 },
  },
]);
