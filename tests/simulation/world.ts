import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { BookId, DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { CrashingStore } from './crashing-store.ts';
import { Device } from './device.ts';
import { FaultyTransport } from './faulty-transport.ts';
import { modelTransport } from './model-transport.ts';
import { Random } from './random.ts';
import { tokensIn } from './random-edits.ts';
import { ServerModel } from './server-model.ts';
import type { ModelState } from './server-state.ts';
import { type Mutation, noCounts } from './world-counts.ts';

const YEAR = 31_557_600_000;

/**
 * Several devices, people and books around one server, all from one seed. Steps happen in an order
 * that the seed decides; while a device talks to the server, others may edit and talk too.
 */
export class World {
  readonly random: Random;
  readonly server: ServerModel;
  readonly devices: Device[] = [];
  readonly books: readonly BookId[];
  readonly counts = noCounts();
  readonly log: string[] = [];
  /** Everything anybody typed and saved. */
  readonly typed = new Set<string>();
  /** What a person took away, having it before their eyes. */
  readonly givenUp = new Set<string>();
  /** What only the server had when it was restored: no copy exists any more. */
  readonly lostWithServer = new Set<string>();
  #faults = 0;
  #crashes = 0;
  #tokens = 0;
  #epochs = 1;
  #backup: ModelState | null = null;
  /** Devices that have not finished a cycle since a restore; until then nothing else is moved. */
  #unsettled = new Set<Device>();
  readonly #mutation: Mutation;

  constructor(seed: number, mutation: Mutation = {}) {
    this.random = new Random(seed);
    this.#mutation = mutation;
    const { random } = this;
    let millis = 1_767_225_600_000;
    this.server = new ServerModel('epoch0001', () => {
      millis += 1_000;
      return instantFromMillis(millis);
    });
    this.server.pageSize = random.pick([2, 3, 5, 8, 2_000]);
    this.books = Array.from({ length: 2 + random.below(2) }, () => random.uuid() as BookId);
    this.books.forEach((book, index) => {
      this.server.addBook(book, `book ${index}`, index === 0);
    });
    const people = Array.from({ length: 2 + random.below(2) }, () => random.uuid() as PersonId);
    people.forEach((person, index) => {
      this.#employ(person, index);
    });
    const devices = people.length + random.below(3);
    for (let index = 0; index < devices; index += 1) {
      this.#install(index, people[index % people.length] ?? random.pick(people));
    }
  }

  /** Everybody reads the firm book; the first owns all others, the rest own, assist or oversee. */
  #employ(person: PersonId, index: number): void {
    this.books.forEach((book, place) => {
      if (place === 0) this.server.grant(person, book, 'reader');
      else if (index === 0) this.server.grant(person, book, 'owner');
      else if (place === index) this.server.grant(person, book, 'owner');
      else if (this.random.chance(0.4)) {
        this.server.grant(person, book, this.random.pick(['assistant', 'assistant', 'overseer']));
      }
    });
  }

  #install(index: number, personId: PersonId): void {
    const { random } = this;
    const deviceId = random.uuid() as DeviceId;
    const setup = {
      ...{ name: `device ${index}`, personId, deviceId, random },
      skew: random.pick([0, 0, -10, 10]) * YEAR,
      token: () => {
        this.#tokens += 1;
        return `w${this.#tokens}x`;
      },
      trace: ({ typed, givenUp }: { typed: readonly string[]; givenUp: readonly string[] }) => {
        for (const token of typed) this.typed.add(token);
        for (const token of givenUp) this.givenUp.add(token);
      },
    };
    const store = new CrashingStore(random, () => this.#crashes);
    const way = modelTransport(this.server, { personId, deviceId });
    const transport = new FaultyTransport(way, {
      random,
      rate: () => this.#faults,
      counts: this.counts,
      meanwhile: () => this.#meanwhile(device),
    });
    const device = new Device(
      setup,
      this.#mutation.store?.(store) ?? store,
      this.#mutation.transport?.(transport) ?? transport,
    );
    this.devices.push(device);
  }

  note(text: string): void {
    this.log.push(text);
  }

  writableBooks(device: Device): readonly BookId[] {
    return this.server
      .access(device.setup.personId)
      .filter(({ role }) => role === 'owner' || role === 'assistant')
      .map(({ bookId }) => bookId);
  }

  /** What else happens while a device waits for an answer. */
  async #meanwhile(device: Device): Promise<void> {
    if (this.#faults === 0) return;
    if (this.random.chance(0.1)) await this.#edit(device);
    if (!this.random.chance(0.06)) return;
    const other = this.random.pick(this.devices);
    if (other !== device && !other.isCycling) await this.#cycle(other);
  }

  async #edit(device: Device): Promise<void> {
    // People work with what their device has, whatever the server thinks meanwhile.
    const lanes = [...device.store.contents.lanes.values()].map(({ bookId }) => bookId);
    const writable = this.writableBooks(device);
    const books = this.random.chance(0.9) ? writable : [...new Set([...lanes, ...writable])];
    const known = books.filter((book) => book !== this.books[0]);
    const what = await this.#surviving(device, () => device.act(known));
    if (what === 'crashed') return;
    if (what) {
      this.counts.edits += 1;
      this.note(`${device.setup.name} ${what}`);
    }
  }

  async #surviving<Value>(device: Device, work: () => Promise<Value>): Promise<Value | 'crashed'> {
    if (device.isCycling) return work();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('crash')) throw error;
      this.counts.crashes += 1;
      this.note(`${device.setup.name} crashes while saving`);
      device.restart();
      return 'crashed';
    }
  }

  async #cycle(device: Device): Promise<boolean> {
    this.counts.cycles += 1;
    const signal = { aborted: false };
    if (this.#faults > 0 && this.random.chance(0.05)) {
      const calls = { left: this.random.below(6) };
      Object.defineProperty(signal, 'aborted', {
        get: () => {
          calls.left -= 1;
          return calls.left < 0;
        },
      });
    }
    this.note(`${device.setup.name} begins a cycle`);
    const report = await device.synchronise(signal);
    if (report === 'crashed') {
      this.counts.crashes += 1;
      this.note(`${device.setup.name} crashes in its cycle`);
      return false;
    }
    this.counts.conflicts += report.conflicts;
    this.counts.repairs += report.repaired.length;
    this.counts.attention += report.attention;
    this.note(
      `${device.setup.name} ends its cycle: pushed ${report.pushed}, pulled ${report.pulled}, ` +
        `conflicts ${report.conflicts}, repaired ${report.repaired.length}, owed ${report.owed}, ` +
        `attention ${report.attention}, ${report.error?.message ?? (report.finished ? 'finished' : 'stopped')}`,
    );
    if (report.finished) this.#unsettled.delete(device);
    return report.finished;
  }

  #move(): void {
    const client = this.random.pick([...this.server.state.places.keys(), null]);
    const to = this.random.pick(this.books.slice(1));
    if (client && this.server.moveClient(client, to)) {
      this.counts.moves += 1;
      this.note(`the server moves client ${client.slice(0, 8)} to ${to.slice(0, 8)}`);
    }
  }

  #changeAccess(): void {
    const device = this.random.pick(this.devices);
    const book = this.random.pick(this.books.slice(1));
    const { personId } = device.setup;
    const membership = this.server.memberships.get(personId)?.get(book);
    if (membership?.isCurrent) {
      this.server.revoke(personId, book);
      this.counts.revocations += 1;
      this.note(`the server revokes ${book.slice(0, 8)} from ${personId.slice(0, 8)}`);
    } else {
      this.server.grant(personId, book, membership?.role ?? 'assistant');
      this.note(`the server grants ${book.slice(0, 8)} to ${personId.slice(0, 8)}`);
    }
  }

  #restore(): void {
    if (!this.#backup || this.#unsettled.size > 0) return;
    const before = new Set(this.tokensOfServer());
    this.#epochs += 1;
    this.server.restore(this.#backup, `epoch${String(this.#epochs).padStart(4, '0')}`);
    for (const token of this.tokensOfServer()) before.delete(token);
    // What a device that may write has for good, it offers again; the rest went with the server.
    for (const device of this.devices) {
      const writable = new Set(this.writableBooks(device));
      const { durable, contents } = device.store;
      for (const row of durable.records.values()) {
        const isKept = contents.records.get(row.id)?.data === row.data;
        if (!isKept || !writable.has(row.bookId)) continue;
        for (const token of tokensIn(row.data)) before.delete(token);
      }
    }
    for (const token of before) this.lostWithServer.add(token);
    for (const { transport } of this.devices) transport.reconnect();
    this.counts.restores += 1;
    this.#unsettled = new Set(this.devices);
    this.note(`the server is restored; ${before.size} values went with it`);
  }

  tokensOfServer(): readonly string[] {
    const { audit, late, books } = this.server.state;
    const tokens = [...audit, ...late].flatMap(({ data }) => tokensIn(data));
    for (const book of books.values()) {
      for (const { data } of book.records.values()) tokens.push(...tokensIn(data));
    }
    return tokens;
  }

  /** One step of a world in trouble. */
  async step(): Promise<void> {
    this.#faults = 0.12;
    this.#crashes = 0.01;
    this.counts.steps += 1;
    const device = this.random.pick(this.devices);
    const dice = this.random.fraction();
    if (dice < 0.6) await this.#edit(device);
    else if (dice < 0.88) {
      if (device.isOnline) await this.#cycle(device);
    } else if (dice < 0.93) device.isOnline = !device.isOnline;
    else if (dice < 0.965) {
      if (this.#unsettled.size === 0) this.#move();
    } else if (dice < 0.978) {
      if (this.#unsettled.size === 0) this.#changeAccess();
    } else if (dice < 0.99) {
      this.#backup = this.server.snapshot();
      this.note('the server is backed up');
    } else this.#restore();
  }

  /** The world without trouble, until nothing is owed; tells whether it came to rest. */
  async settle(): Promise<boolean> {
    this.#faults = 0;
    this.#crashes = 0;
    this.note('everybody comes online, nothing fails any more');
    for (let round = 0; round < 12; round += 1) {
      const heads = this.#heads();
      const { repairs } = this.counts;
      let isAtRest = true;
      for (const device of this.devices) isAtRest = (await this.#cycle(device)) && isAtRest;
      if (isAtRest && heads === this.#heads() && repairs === this.counts.repairs) return true;
    }
    return false;
  }

  #heads(): string {
    return [...this.server.state.books.values()].map(({ head }) => head).join(' ');
  }
}
