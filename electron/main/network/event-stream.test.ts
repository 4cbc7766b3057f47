import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventStreamReader } from './event-stream.ts';
import { backoff } from './pokes.ts';
import { Reachability } from './reachability.ts';

describe('server-sent events', () => {
  it('come out the same however the stream is cut', () => {
    const ends = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(ends, fc.array(fc.nat(200), { maxLength: 8 }), (end, cuts) => {
        const text = [
          ': hello',
          '',
          'event: poke',
          'data: {"ž":1}',
          'id: 7',
          '',
          'data:a',
          'data: b',
        ];
        const stream = Buffer.from([...text, '', 'data: never finished'].join(end));
        const reader = new EventStreamReader();
        const places = [0, ...cuts.map((cut) => cut % stream.byteLength).sort((a, b) => a - b)];
        const events = places.flatMap((from, index) =>
          reader.read(stream.subarray(from, places[index + 1] ?? stream.byteLength)),
        );
        expect(events).toEqual(['{"ž":1}', 'a\nb']);
      }),
    );
  });

  it('keep no line without end', () => {
    const reader = new EventStreamReader();
    for (let count = 0; count < 100; count += 1) reader.read(Buffer.alloc(10_000, 'x'));
    expect(reader.read(Buffer.from('\n\ndata: 1\n\n'))).toEqual(['1']);
  });
});

describe('waiting before the next attempt', () => {
  it('doubles up to a minute, and spreads devices out', () => {
    expect([0, 1, 2, 3, 20].map((failures) => backoff(failures, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 60_000,
    ]);
    expect(backoff(20, 0)).toBe(30_000);
  });
});

describe('[F10] online', () => {
  it('is what the last contact showed, and tells only what changed', () => {
    const told: boolean[] = [];
    const reachability = new Reachability(true, (online) => told.push(online));
    expect(reachability.online).toBe(true);
    reachability.heard({ tag: 'unreachable', message: '' });
    reachability.heard({ tag: 'notFieldfolio', message: '' });
    expect(reachability.online).toBe(false);
    reachability.heard({ tag: 'busy', message: '' });
    reachability.heard(null);
    reachability.systemSays(false);
    reachability.systemSays(false);
    reachability.systemSays(true);
    expect(told).toEqual([false, true, false, true]);
  });

  it('holds for a server on this computer without any network', () => {
    const reachability = new Reachability(false, () => undefined);
    reachability.heard(null);
    reachability.systemSays(false);
    expect(reachability.online).toBe(true);
  });
});
