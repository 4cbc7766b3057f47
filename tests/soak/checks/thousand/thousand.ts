import { availableParallelism, loadavg } from 'node:os';
import { openPostgres } from '#server/database/postgres.ts';
import { startPostgres } from '#tests/integration/postgres.ts';
import { listening, type RunningServer, runServer } from '#tests/integration/program.ts';
import { type Check, Tally } from '../../support/check.ts';
import { type CpuSeconds, cpuSeconds } from '../../support/cpu.ts';
import { employ, type Manager } from './fleet.ts';
import { plainUpserts } from './plain-upserts.ts';
import { begin, EDITS, inBursts, nothingSeen, type Seen, storm, work } from './traffic.ts';

/** Devices that talk at the same moment in an ordinary burst. */
const AT_ONCE = 40;
/** A hundred devices a second come back after an outage: a thousand within ten seconds. */
const STORM_MS_PER_DEVICE = 10;
const MOST_REQUESTS = '100000000';

const rank = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

function told(millis: readonly number[]): string {
  const sorted = [...millis].sort((left, right) => left - right);
  return `p50 ${rank(sorted, 0.5).toFixed(1)} ms, p95 ${rank(sorted, 0.95).toFixed(1)} ms`;
}

function shares(before: CpuSeconds, after: CpuSeconds, seconds: number): string {
  const share = (key: keyof CpuSeconds): string =>
    `${(((after[key] - before[key]) / seconds) * 100).toFixed(0)} %`;
  return `server ${share('servers')}, database ${share('database')}, devices ${share('devices')} of a core`;
}

/** A server process on `url`, as an installation starts it. */
async function serve(url: string, port = '0'): Promise<RunningServer> {
  const environment = { DATABASE_URL: url, FIELDFOLIO_REQUESTS_PER_MINUTE: MOST_REQUESTS };
  return listening(await runServer({ ...environment, PORT: port }));
}

/** `count` simulated devices, each with its own book, on one server process and then on two. */
export const thousand: Check = {
  ids: ['Y12'],
  title: 'a thousand managers, an outage, and everybody back at once',
  target: '0 answers of 5xx, 0 diverged; p95 of a push <= 500 ms is reported',
  async run({ count, seed, progress }) {
    const postgres = await startPostgres();
    const url = await postgres.createDatabase('thousand');
    const database = openPostgres(url, { connections: 10 });
    const figures: Record<string, string | number> = {
      devices: count,
      'processors, load at the start': `${availableParallelism()}, ${(loadavg()[0] ?? 0).toFixed(1)}`,
    };
    const tally = new Tally();
    const servers: RunningServer[] = [];
    try {
      servers.push(await serve(url));
      const managers = await employ(database, count, seed);
      progress(`${count} managers are employed`);

      const phase = async (
        name: string,
        managersOfIt: readonly Manager[],
        run: (seen: Seen) => Promise<number>,
      ): Promise<void> => {
        const seen = nothingSeen();
        const before = await cpuSeconds();
        const seconds = await run(seen);
        const used = shares(before, await cpuSeconds(), seconds);
        figures[name] =
          `${told(seen.pushes)} a push; ${(seen.requests / seconds).toFixed(0)} requests/s, ` +
          `${(seen.pushes.length / seconds).toFixed(0)} pushes/s; ${used}`;
        progress(`${name}: ${figures[name]}`);
        for (const [what, times] of [
          ['answers of 5xx', seen.failures],
          ['cycles that did not finish', seen.unfinished],
          ['lanes that differed', seen.diverged],
        ] as const) {
          if (times > 0) tally.add(`${name}: ${times} ${what}`);
        }
        tally.tried += managersOfIt.length;
      };
      const addresses = (): string[] => servers.map(({ address }) => address);
      const burst = (name: string, some: readonly Manager[]) =>
        phase(name, some, (seen) => inBursts(some, addresses(), AT_ONCE, seen));

      for (const manager of managers) await begin(manager);
      await burst('first synchronisation', managers);
      let round = 0;
      for (const share of [0.1, 0.3, 1]) {
        round += 1;
        const some = managers.slice(0, Math.ceil(count * share));
        for (const manager of some) await work(manager, round);
        await burst(`${some.length} books in bursts, one process`, some);
      }

      const [first] = servers.splice(0);
      const port = new URL(first?.address ?? '').port;
      await first?.stop('SIGKILL');
      for (const manager of managers) await work(manager, 100);
      servers.push(await serve(url, port));
      const back = addresses()[0] ?? '';
      await phase('everybody back after an outage', managers, (seen) =>
        storm(managers, back, count * STORM_MS_PER_DEVICE, seen),
      );

      servers.push(await serve(url));
      for (const manager of managers) await work(manager, 200);
      await burst(`${count} books in bursts, two processes`, managers);
      // A cycle with nothing to do compares every digest once more.
      await burst('nothing to do', managers);

      const plain = await plainUpserts(database, count, EDITS, AT_ONCE);
      figures[`plain upserts of ${EDITS} rows, ${AT_ONCE} at once on 10 connections`] =
        `${told(plain.millis)}; ${(count / plain.seconds).toFixed(0)} a second`;
      return tally.outcome(figures);
    } finally {
      for (const server of servers) await server.stop();
      await database.close();
      await postgres.stop();
    }
  },
};
