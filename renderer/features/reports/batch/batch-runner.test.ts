import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { err, ok } from '#shared/lib/result.ts';
import { BatchRunner, type Prepare } from './batch-runner.ts';
import { type Batch, type BatchItem, batchCounts } from './batch-state.ts';

const item = (name: string): BatchItem => ({
  scheduleId: entryNamed(name, null).id,
  clientId: entryNamed(`client of ${name}`, null).id,
  clientName: name,
  state: { tag: 'waiting' },
});
const batchOf = (...names: string[]): Batch => ({
  path: '/reports',
  phase: 'running',
  items: names.map(item),
});
const saves: Prepare = ({ clientName }) => Promise.resolve(ok({ fileName: `${clientName}.pdf` }));
const deps = { changed: () => undefined, breathe: () => Promise.resolve() };
const states = ({ items }: Batch) => items.map(({ state }) => state.tag);

it('names what fails with its reason and goes on with the others', async () => {
  const prepare: Prepare = (one) => {
    if (one.clientName === 'b') return Promise.resolve(err('no account is recorded'));
    if (one.clientName === 'c') return Promise.reject(new Error('broken'));
    return saves(one);
  };
  const runner = new BatchRunner(batchOf('a', 'b', 'c', 'd'), prepare, deps);
  await runner.run();
  expect(runner.batch.phase).toBe('finished');
  expect(runner.batch.items.map(({ state }) => state)).toEqual([
    { tag: 'saved', fileName: 'a.pdf' },
    { tag: 'failed', reason: 'no account is recorded' },
    { tag: 'failed', reason: 'broken' },
    { tag: 'saved', fileName: 'd.pdf' },
  ]);
});

it('pauses after the report in work, and goes on where it stopped', async () => {
  let prepared = 0;
  const runner = new BatchRunner(
    batchOf('a', 'b', 'c'),
    (one) => {
      prepared += 1;
      if (one.clientName === 'a') runner.pause();
      return saves(one);
    },
    deps,
  );
  await runner.run();
  expect(states(runner.batch)).toEqual(['saved', 'waiting', 'waiting']);
  expect(runner.batch.phase).toBe('paused');
  await runner.resume();
  expect(states(runner.batch)).toEqual(['saved', 'saved', 'saved']);
  expect([runner.batch.phase, prepared]).toEqual(['finished', 3]);
});

it('never prepares two at a time, however often it is told to go on', async () => {
  let working = 0;
  let most = 0;
  const runner = new BatchRunner(
    batchOf('a', 'b', 'c', 'd'),
    async (one) => {
      working += 1;
      most = Math.max(most, working);
      await Promise.resolve();
      working -= 1;
      return saves(one);
    },
    deps,
  );
  const first = runner.run();
  runner.pause();
  await Promise.all([runner.resume(), runner.resume(), first]);
  expect(most).toBe(1);
  expect(batchCounts(runner.batch)).toEqual({ all: 4, saved: 4, failed: 0, waiting: 0 });
});

it('leaves what waits when it is cancelled, and tries again what failed', async () => {
  let broken = true;
  const runner = new BatchRunner(
    batchOf('a', 'b'),
    (one) => (broken ? Promise.resolve(err('the disk is full')) : saves(one)),
    deps,
  );
  await runner.run();
  expect(states(runner.batch)).toEqual(['failed', 'failed']);
  broken = false;
  await runner.retryFailed();
  expect(states(runner.batch)).toEqual(['saved', 'saved']);

  const cancelled = new BatchRunner(
    batchOf('a', 'b'),
    (one) => {
      cancelled.cancel();
      return saves(one);
    },
    deps,
  );
  await cancelled.run();
  await cancelled.resume();
  expect(states(cancelled.batch)).toEqual(['saved', 'waiting']);
  expect(cancelled.batch.phase).toBe('cancelled');
});
