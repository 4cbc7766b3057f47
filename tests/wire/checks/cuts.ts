import { type Check, Tally } from '#tests/soak/support/check.ts';
import { httpTransport } from '../http-transport.ts';
import { type Direction, WireProxy } from '../proxy.ts';
import { settled, tryOut } from '../support/session.ts';
import {
  type Behind,
  databasesHere,
  openWireWorld,
  type WireWorld,
} from '../support/wire-world.ts';

const TOLD_EVERY = 500;
/** After so many failures more of them tell nothing. */
const ENOUGH = 20;
const DIRECTIONS: readonly Direction[] = ['request', 'reply'];

/**
 * Cuts the reference session after each `step`-th byte of one direction, until a session gets through
 * whole.
 * @returns the bytes of the session that got through
 */
async function cutEverywhere(
  wire: WireWorld,
  direction: Direction,
  step: number,
  tally: Tally,
  progress: (line: string) => void,
): Promise<number> {
  const owner = await wire.owner();
  const start = await settled(owner);
  const proxy = await WireProxy.start(wire.address);
  const troubled = httpTransport(proxy.address, owner.signedIn.signedIn.accessToken);
  try {
    for (let after = 0; ; after += step) {
      proxy.begin({ cut: { direction, after } });
      let wasCut = false;
      const number = 100_000 + after;
      const session = { database: wire.database, owner, ...start, number };
      const finding = await tryOut(session, troubled, () => {
        wasCut = proxy.isCut;
      });
      tally.add(finding && `cut after byte ${after} of the ${direction}: ${finding}`);
      if ((after / step) % TOLD_EVERY === 0) progress(`byte ${after} of the ${direction}`);
      if (!wasCut || tally.failed >= ENOUGH) return proxy.carried[direction];
    }
  } finally {
    await proxy.stop();
  }
}

/** One database's run; `count` is how many cuts there should be at most in each direction. */
async function cutsOn(behind: Behind, count: number, progress: (line: string) => void) {
  const wire = await openWireWorld(behind);
  const tally = new Tally();
  const bytes: Record<string, number> = {};
  // Few cuts are spread over the session; enough of them are at each byte.
  const step = Math.max(1, Math.round(8_192 / count));
  try {
    for (const direction of DIRECTIONS) {
      bytes[direction] = await cutEverywhere(wire, direction, step, tally, progress);
    }
  } finally {
    await wire.close();
  }
  return { tally, bytes };
}

/** The reference session cut at each byte of request and reply, on each database there is. */
export function cuts(only?: Behind): Check {
  return {
    ids: ['Y3'],
    title: 'a session cut at each byte of request and reply loses and doubles nothing',
    target: '0 lost, 0 doubled',
    async run({ count, progress }) {
      const all = new Tally();
      const figures: Record<string, string> = {};
      for (const behind of only ? [only] : await databasesHere()) {
        const { tally, bytes } = await cutsOn(behind, count, progress);
        all.tried += tally.tried;
        all.failed += tally.failed;
        all.failures.push(...tally.failures);
        figures[`${behind}, bytes of the session`] =
          `${bytes.request} of requests, ${bytes.reply} of replies`;
      }
      return all.outcome(figures);
    },
  };
}
