import { expect, it } from 'vitest';
import { hugeFiles } from './checks/huge-file.ts';
import { mutants } from './checks/mutants.ts';

/** Small counts of what `npm run soak -- loaders` does in full. */
const quiet = { seed: 20_261_124, progress: () => undefined };

it('[I3] memory does not grow with the file that is loaded', async () => {
  // Whoever kept 30 MB of rows would not get along with this heap.
  const heap = ['--max-old-space-size=48', '--max-semi-space-size=4'];
  const { tried, failures } = await hugeFiles(heap, 120).run({ ...quiet, count: 30 });
  expect(failures).toEqual([]);
  expect(tried).toBe(7);
});

it('[I6] damaged files of every format crash nothing', async () => {
  const { failures, figures } = await mutants.run({ ...quiet, count: 1_000 });
  expect(failures).toEqual([]);
  expect(Number(figures.records)).toBeGreaterThan(1_000);
});
