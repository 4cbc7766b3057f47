import type { CycleReport } from '#shared/sync/cycle.ts';
import { Random } from '#tests/simulation/random.ts';
import { type Check, Tally } from '#tests/soak/support/check.ts';
import { httpTransport } from '../http-transport.ts';
import { type RawReply, startMeddler } from '../meddler.ts';
import { FAULTS } from '../support/faults.ts';
import { settled, tryOut } from '../support/session.ts';
import { type Behind, openWireWorld } from '../support/wire-world.ts';

const TOLD_EVERY = 500;
/** Exchanges of a reference session; the fault strikes one of them. */
const EXCHANGES = 8;

/** What the device made of each kind of fault, for the figures. */
type Outcomes = Record<string, number>;

function note(outcomes: Outcomes, report: CycleReport): void {
  const name = report.error ? `refused as ${report.error.tag}` : 'went through unharmed';
  outcomes[name] = (outcomes[name] ?? 0) + 1;
}

/**
 * Every fault of a way that changes whole messages: foreign answers, repeated and old ones, truncated
 * and garbled ones, wrong content types; one strikes each session, at an exchange that the seed picks.
 * Noise that leaves a well-formed message is not made here: TLS keeps it away, and nothing else could.
 */
export function strangeReplies(behind: Behind): Check {
  return {
    ids: ['Y2'],
    title: 'strange, repeated, old, cut and garbled messages have their effect once or none',
    target: 'effect exactly once, cursor unmoved',
    async run({ count, seed, progress }) {
      const wire = await openWireWorld(behind);
      const meddler = await startMeddler(wire.address);
      const tally = new Tally();
      const outcomes: Outcomes = {};
      const random = new Random(seed);
      try {
        const owner = await wire.owner();
        const start = await settled(owner);
        const { accessToken } = owner.signedIn.signedIn;
        const limits = { silenceMs: 5_000, maxBytes: 1_000_000 };
        const troubled = httpTransport(meddler.address, accessToken, limits);
        const earlier = new Map<string, RawReply>();
        const names = Object.keys(FAULTS);
        for (let done = 0; done < count; done += 1) {
          const name = names[done % names.length] ?? '';
          const fault = FAULTS[name]?.(random, earlier);
          const strikes = random.below(EXCHANGES);
          let exchanges = 0;
          meddler.meddle = async (request, ask) => {
            exchanges += 1;
            if (fault && exchanges - 1 === strikes) return fault(request, ask);
            const answer = await ask(request);
            earlier.set(request.path, answer);
            return answer;
          };
          const session = {
            ...{ database: wire.database, owner, ...start, number: 100_000 + done },
            retriesAttention: name === 'a garbled request',
          };
          const finding = await tryOut(session, troubled, (report) => note(outcomes, report));
          tally.add(finding && `${name} at exchange ${strikes}, session ${done}: ${finding}`);
          if ((done + 1) % TOLD_EVERY === 0) progress(`${done + 1} of ${count} sessions`);
        }
      } finally {
        await meddler.stop();
        await wire.close();
      }
      return tally.outcome(outcomes);
    },
  };
}
