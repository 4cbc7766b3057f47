// needs: electron, build
// How long keys outlive a locked screen (C5) and the first contact of a revoked device (C7).
import { openOffice } from '../e2e/journeys/support/office.ts';
import { lockTimes, revocationTime } from '../e2e/store/support/lock-times.ts';

const LOCKS = Number(process.argv[2] ?? 50);
const REVOCATIONS = Number(process.argv[3] ?? 10);
const office = await openOffice();
const table: string[] = [];
let late = 0;

function tell(what: string, times: readonly number[], most: number): void {
  const tooLate = times.filter((time) => time > most).length;
  const longest = Math.round(Math.max(...times));
  table.push(`${what}, longest ${longest} ms · ${times.length} · ${tooLate} · ${most} ms`);
  late += tooLate;
}

try {
  tell('C5', await lockTimes(office, LOCKS), 1_000);
  for (const state of ['unlocked', 'locked'] as const) {
    const times: number[] = [];
    for (let round = 1; round <= REVOCATIONS; round += 1) {
      times.push(await revocationTime(office, state, `Laptop ${state} ${round}.`));
      process.stdout.write(`C7 · ${state} · ${round} of ${REVOCATIONS}\n`);
    }
    tell(`C7 (${state})`, times, 5_000);
  }
} finally {
  await office.close();
}
process.stdout.write(`id · tried · failed · target\n${table.join('\n')}\n`);
process.exitCode = late === 0 ? 0 : 1;
