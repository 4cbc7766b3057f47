import { expect, it, vi } from 'vitest';
import type { MergeInput, MergeResult } from '#shared/sync/merge/types.ts';
import { runSeed } from './run-seed.ts';

// A merge that drops a side: the server's copy always wins, without a word.
vi.mock('#shared/sync/merge/merge-record.ts', async (original) => ({
  ...(await original<object>()),
  mergeRecord: ({ theirs }: MergeInput): MergeResult => ({
    merged: theirs,
    conflicts: [],
    owed: false,
  }),
}));

it('[M3] finds a merge that drops a side', async () => {
  let failure: string | null = null;
  for (let seed = 1; seed <= 50 && failure === null; seed += 1) {
    failure = (await runSeed(seed)).failure;
  }
  expect(failure).toContain('values were lost');
});
