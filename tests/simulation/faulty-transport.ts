import { err, type Result } from '#shared/lib/result.ts';
import type { SyncTransport, TransportError } from '#shared/sync/ports.ts';
import { Crash } from './crashing-store.ts';
import type { Random } from './random.ts';

/** What went wrong so far in a world; a run asserts that enough did. */
export interface FaultCounts {
  lostRequests: number;
  lostAnswers: number;
  repeated: number;
  reordered: number;
  truncated: number;
  late: number;
  refused: number;
}

export interface Faults {
  readonly random: Random;
  /** The chance of a fault at each call; 0 makes the way perfect. */
  readonly rate: () => number;
  readonly counts: FaultCounts;
  /** Something that happens while a call is under way: an edit, another device's cycle. */
  readonly meanwhile: () => Promise<void>;
}

const unreachable: TransportError = { tag: 'unreachable', message: 'the line went dead' };
const cut: TransportError = { tag: 'garbled', message: 'the answer was cut' };

/** A way to the server on which requests and answers get lost, doubled, swapped, cut and delayed. */
export class FaultyTransport implements SyncTransport {
  readonly #way: SyncTransport;
  readonly #faults: Faults;
  /** The last answer of each method, to be delivered in place of a later one. */
  readonly #earlier = new Map<string, unknown>();
  /** Requests that arrive once more, much later. */
  readonly #delayed: (() => Promise<unknown>)[] = [];

  constructor(way: SyncTransport, faults: Faults) {
    this.#way = way;
    this.#faults = faults;
  }

  /** The lines are cut: no answer of before will come any more. */
  reconnect(): void {
    this.#earlier.clear();
  }

  async #carry<Value>(
    name: string,
    request: () => Promise<Result<Value, TransportError>>,
  ): Promise<Result<Value, TransportError>> {
    const { random, rate, counts, meanwhile } = this.#faults;
    await meanwhile();
    const delayed = this.#delayed.shift();
    if (delayed && random.chance(0.5)) await delayed();
    if (!random.chance(rate())) {
      const answer = await request();
      this.#earlier.set(name, answer);
      await meanwhile();
      return answer;
    }
    switch (random.below(7)) {
      case 0:
        counts.lostRequests += 1;
        return err(unreachable);
      case 1:
        counts.lostAnswers += 1;
        this.#earlier.set(name, await request());
        return err(unreachable);
      case 2:
        counts.repeated += 1;
        await request();
        return request();
      case 3: {
        const earlier = this.#earlier.get(name) as Result<Value, TransportError> | undefined;
        const answer = await request();
        this.#earlier.set(name, answer);
        if (!earlier || name === 'session') return answer;
        counts.reordered += 1;
        return earlier;
      }
      case 4:
        counts.truncated += 1;
        await request();
        return err(cut);
      case 5:
        counts.late += 1;
        this.#delayed.push(request);
        return request();
      default:
        await request();
        throw new Crash(`in ${name}`);
    }
  }

  session(): ReturnType<SyncTransport['session']> {
    return this.#carry('session', () => this.#way.session());
  }

  async push(request: Parameters<SyncTransport['push']>[0]): ReturnType<SyncTransport['push']> {
    const { random, rate, counts } = this.#faults;
    if (request.mutations.length > 2 && random.chance(rate() / 2)) {
      counts.refused += 1;
      return err({ tag: 'refused', message: 'this push is too large' });
    }
    const answer = await this.#carry('push', () => this.#way.push(request));
    if (!answer.ok || !random.chance(rate())) return answer;
    // An answer that parses and yet says only half.
    counts.truncated += 1;
    const half = answer.value.answers.slice(0, Math.ceil(answer.value.answers.length / 2));
    return { ok: true, value: { answers: half } };
  }

  pull(request: Parameters<SyncTransport['pull']>[0]): ReturnType<SyncTransport['pull']> {
    return this.#carry('pull', () => this.#way.pull(request));
  }

  mutationStatus(
    ids: Parameters<SyncTransport['mutationStatus']>[0],
  ): ReturnType<SyncTransport['mutationStatus']> {
    return this.#carry('status', () => this.#way.mutationStatus(ids));
  }

  acknowledge(
    ids: Parameters<SyncTransport['acknowledge']>[0],
  ): ReturnType<SyncTransport['acknowledge']> {
    return this.#carry('acknowledge', () => this.#way.acknowledge(ids));
  }
}
