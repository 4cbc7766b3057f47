import { Random } from '#tests/simulation/random.ts';
import { type Check, Tally } from '#tests/soak/support/check.ts';
import { httpTransport } from '../http-transport.ts';
import { WireProxy } from '../proxy.ts';
import { fillBook } from '../support/fill-book.ts';
import { WireDevice } from '../support/wire-device.ts';
import { type Behind, openWireWorld } from '../support/wire-world.ts';

const INTERRUPTIONS = 50;
/** How many times the bytes of an uninterrupted reading may travel. */
export const MOST_BYTES = 1.1;
/** Interruptions that hit within one page come to nothing else than trying again. */
const MOST_CYCLES = INTERRUPTIONS + 5;

interface Reading {
  readonly bytes: number;
  readonly failure: string | null;
}

/** The first synchronisation of a device, cut `interruptions` times at bytes the seed picks. */
async function read(
  proxy: WireProxy,
  device: WireDevice,
  token: string,
  records: number,
  cutsAfter: readonly number[],
): Promise<Reading> {
  const transport = httpTransport(proxy.address, token);
  const rest = [...cutsAfter];
  let bytes = 0;
  for (let cycles = 0; cycles < MOST_CYCLES; cycles += 1) {
    const after = rest.shift();
    proxy.begin(after === undefined ? {} : { cut: { direction: 'reply', after } });
    const report = await device.synchronise(transport);
    bytes += proxy.carried.reply;
    const lane = device.store.contents.lanes.get(`${device.bookId} work`);
    const held = lane?.count ?? 0;
    if (lane?.whole && held !== records) return { bytes, failure: `whole with ${held} records` };
    if (report.repaired.length > 0) return { bytes, failure: 'the digest differed' };
    if (report.finished && rest.length === 0) {
      const failure = held === records ? null : `finished with ${held} records`;
      return { bytes, failure };
    }
  }
  return { bytes, failure: `not finished after ${MOST_CYCLES} cycles` };
}

/**
 * A first synchronisation of `count` records, interrupted fifty times: it goes on where it was, is
 * shown as whole only when it is, and costs little more than an uninterrupted one.
 * @param mostBytes the limit; `null` measures only (small books are a page or two)
 */
export function interrupted(behind: Behind, mostBytes: number | null = MOST_BYTES): Check {
  return {
    ids: ['Y9'],
    title: 'a first synchronisation interrupted fifty times',
    target: `<= ${MOST_BYTES} times the bytes; never shown as whole before`,
    async run({ count, seed, progress }) {
      const wire = await openWireWorld(behind);
      const proxy = await WireProxy.start(wire.address);
      const tally = new Tally();
      try {
        const { signedIn, device: first } = await wire.owner();
        const { personId, bookId } = first;
        const token = signedIn.signedIn.accessToken;
        await fillBook(wire.world.dependencies, bookId, count);
        progress(`${count} records are on the server`);
        const plain = await read(proxy, first, token, count, []);
        tally.add(plain.failure);
        progress(`${plain.bytes} bytes without an interruption`);
        const random = new Random(seed);
        // Uniform moments of the transfer: what lies between two of them is what a cycle gets.
        const gaps = moments(random, plain.bytes);
        const second = new WireDevice({ personId, bookId, seed: seed + 1_000 });
        const cut = await read(proxy, second, token, count, gaps);
        const ratio = cut.bytes / plain.bytes;
        tally.add(cut.failure);
        const limit = mostBytes ?? Number.POSITIVE_INFINITY;
        tally.add(ratio <= limit ? null : `${ratio.toFixed(3)} times the bytes`);
        return tally.outcome({
          records: count,
          'bytes, uninterrupted': plain.bytes,
          'bytes, interrupted': cut.bytes,
          ratio: ratio.toFixed(3),
        });
      } finally {
        await proxy.stop();
        await wire.close();
      }
    },
  };
}

/** The distances between `INTERRUPTIONS` moments drawn uniformly from `bytes`. */
function moments(random: Random, bytes: number): readonly number[] {
  const at = Array.from({ length: INTERRUPTIONS }, () => random.below(bytes)).sort((a, b) => a - b);
  return at.map((moment, index) => moment - (at[index - 1] ?? 0));
}
