import { describe, expect, it } from 'vitest';
import { IdleLock, type LockReason } from './idle-lock.ts';

const MINUTE = 60_000;

function watched(minutes = 10) {
  const clock = { monotonic: 0, wall: 1_700_000_000_000 };
  const limit = { minutes };
  const requests: LockReason[] = [];
  const lock = new IdleLock(
    { monotonic: () => clock.monotonic, wall: () => clock.wall },
    () => limit.minutes,
    (reason) => requests.push(reason),
  );
  /** Time goes by, and the clocks are looked at every second. */
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1_000) {
      clock.monotonic += 1_000;
      clock.wall += 1_000;
      lock.tick();
    }
  };
  return { clock, limit, requests, lock, pass };
}

describe('[C5] the idle lock', () => {
  it('asks once after the set time without activity', () => {
    const { requests, lock, pass } = watched();
    lock.vaultIs('unlocked');
    pass(10 * MINUTE - 1_000);
    expect(requests).toEqual([]);
    pass(1_000);
    expect(requests).toEqual(['idle']);
    pass(60 * MINUTE);
    expect(requests).toEqual(['idle']);
  });

  it('counts from the last activity', () => {
    const { requests, lock, pass } = watched();
    lock.vaultIs('unlocked');
    pass(9 * MINUTE);
    lock.active();
    pass(9 * MINUTE);
    expect(requests).toEqual([]);
    pass(MINUTE);
    expect(requests).toEqual(['idle']);
  });

  it('asks nothing of a closed vault, and activity does not wake it', () => {
    const { requests, lock, pass } = watched();
    lock.active();
    lock.systemIs('suspend');
    pass(20 * MINUTE);
    lock.vaultIs('unlocked');
    lock.vaultIs('locked');
    lock.active();
    pass(20 * MINUTE);
    expect(requests).toEqual([]);
  });

  it.each(['suspend', 'screenLocked'] as const)('locks at once on %s', (reason) => {
    const { requests, lock } = watched();
    lock.vaultIs('unlocked');
    lock.systemIs(reason);
    expect(requests).toEqual([reason]);
  });

  it('locks after a sleep that nobody announced', () => {
    const { clock, requests, lock } = watched();
    lock.vaultIs('unlocked');
    clock.wall += 8 * 60 * MINUTE;
    lock.tick();
    expect(requests).toEqual(['idle']);
  });

  it('[Y5] is not put off by a clock that goes back ten years', () => {
    const { clock, requests, lock, pass } = watched();
    lock.vaultIs('unlocked');
    clock.wall -= 10 * 365 * 24 * 60 * MINUTE;
    pass(10 * MINUTE);
    expect(requests).toEqual(['idle']);
  });

  it('follows a changed setting at once', () => {
    const { limit, requests, lock, pass } = watched(60);
    lock.vaultIs('unlocked');
    pass(5 * MINUTE);
    limit.minutes = 5;
    lock.tick();
    expect(requests).toEqual(['idle']);
  });
});
