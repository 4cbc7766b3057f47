import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptWhileTyping } from './kept-while-typing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Types a letter every `between` milliseconds, `letters` times; how often it was kept. */
function type(keeping: KeptWhileTyping, letters: number, between: number): void {
  for (let n = 0; n < letters; n += 1) {
    keeping.typed();
    vi.advanceTimersByTime(between);
  }
}

describe('what is typed', () => {
  it('is kept once after a pause', () => {
    const keep = vi.fn();
    type(new KeptWhileTyping(keep), 5, 100);
    expect(keep).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(keep).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(keep).toHaveBeenCalledTimes(1);
  });

  it('is kept every two seconds by somebody who never pauses', () => {
    const keep = vi.fn();
    type(new KeptWhileTyping(keep), 90, 100);
    expect(keep).toHaveBeenCalledTimes(4);
  });

  it('is not kept once more when it was kept by other means', () => {
    const keep = vi.fn();
    const keeping = new KeptWhileTyping(keep);
    keeping.typed();
    keeping.stop();
    vi.advanceTimersByTime(10_000);
    expect(keep).not.toHaveBeenCalled();
  });
});
