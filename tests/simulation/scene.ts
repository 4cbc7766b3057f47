import type { RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type DeviceId,
  type PersonId,
  type RecordId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import { type CycleReport, runCycle } from '#shared/sync/cycle.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { planEdit } from '#shared/sync/plan-edit.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import type { LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import { modelTransport } from './model-transport.ts';
import { ServerModel } from './server-model.ts';

/*
 * A small scene for tests that tell one story: a firm book, Anna's and Ben's books, and a device of
 * each. Nothing fails unless the test makes it fail.
 */

export const NOW = '2026-11-24T08:00:00.000Z' as Instant;
export const FIRM = uuidFromText('firm book') as BookId;
export const ANNAS = uuidFromText('book of Anna') as BookId;
export const BENS = uuidFromText('book of Ben') as BookId;
export const ANNA = uuidFromText('Anna') as PersonId;
export const BEN = uuidFromText('Ben') as PersonId;

export const recordId = (name: string): RecordId => uuidFromText(`record ${name}`) as RecordId;

/** The fields of a client, all of them. */
export const clientData = (fields: RecordData = {}): RecordData => ({
  ...{ name: 'Novak', clientType: 'company', status: 'active', tier: 'A' },
  ...{ reportingCurrency: 'EUR', clientSince: null, clientUntil: null, street: '', city: '' },
  ...{ postalCode: '', country: '', phone: '', email: '', industry: '', summary: '', tags: [] },
  ...{ primaryContactId: null, contactEveryDays: null, externalId: '', isSample: false },
  ...fields,
});

export const noteData = (client: RecordId, body: string): RecordData => ({
  ...{ clientId: client, meetingId: null, title: 'A note', body, notedAt: NOW, tags: [] },
});

/** A device with a store in memory and a way to the model. */
export class SceneDevice {
  readonly store = new MemoryStore();
  transport: SyncTransport;
  readonly person: PersonId;
  #ids = 0;
  readonly #name: string;

  constructor(server: ServerModel, person: PersonId, name: string) {
    this.person = person;
    this.#name = name;
    const deviceId = uuidFromText(`device ${name}`) as DeviceId;
    this.transport = modelTransport(server, { personId: person, deviceId });
  }

  row(id: RecordId): LocalRecord | undefined {
    return this.store.contents.records.get(id);
  }

  get outbox(): readonly OutboxEntry[] {
    return [...this.store.contents.outbox.values()];
  }

  get conflicts(): readonly LocalRecord[] {
    return [...this.store.contents.records.values()].filter(({ kind }) => kind === 'conflict');
  }

  /** Edits a record here; a new one goes to `bookId`. */
  async edit(
    kind: string,
    id: RecordId,
    data: RecordData | null,
    bookId: BookId = ANNAS,
    clientId: RecordId | null = kind === 'client' ? id : ((data?.clientId as RecordId) ?? null),
  ): Promise<void> {
    const edit = { kind, recordId: id, bookId, clientId, data, editedBy: this.person };
    const writes = planEdit({
      edit: { ...edit, editedAt: NOW },
      record: this.row(id) ?? null,
      entries: await this.store.outbox([id]),
      nextOrder: await this.store.nextOrder(),
    });
    await this.store.commit(writes, 'strict');
  }

  synchronise(options: Partial<Parameters<typeof runCycle>[0]> = {}): Promise<CycleReport> {
    const newId = (): string => {
      this.#ids += 1;
      return uuidFromText(`${this.#name} ${this.#ids}`);
    };
    const { store, transport } = this;
    return runCycle({ store, transport, dependencies: { now: () => NOW, newId }, ...options });
  }
}

/** Replaces some calls of a device's way to the server; returns what puts its own back. */
export function change(device: SceneDevice, calls: Partial<SyncTransport>): () => void {
  const own = device.transport;
  device.transport = { ...own, ...calls };
  return () => {
    device.transport = own;
  };
}

export interface Scene {
  readonly server: ServerModel;
  readonly anna: SceneDevice;
  /** Anna's second device. */
  readonly annas: SceneDevice;
  readonly ben: SceneDevice;
}

/** The scene, with Anna's client `Novak` known to all her devices. */
export async function setScene(): Promise<Scene & { readonly client: RecordId }> {
  const server = new ServerModel('epoch0001', () => NOW);
  server.addBook(FIRM, 'Firm', true);
  server.addBook(ANNAS, 'Anna');
  server.addBook(BENS, 'Ben');
  for (const person of [ANNA, BEN]) server.grant(person, FIRM, 'reader');
  server.grant(ANNA, ANNAS, 'owner');
  server.grant(BEN, BENS, 'owner');
  const anna = new SceneDevice(server, ANNA, 'anna');
  const annas = new SceneDevice(server, ANNA, 'annas second');
  const ben = new SceneDevice(server, BEN, 'ben');
  const client = recordId('Novak');
  await anna.edit('client', client, clientData());
  for (const device of [anna, annas, ben]) await device.synchronise();
  return { server, anna, annas, ben, client };
}
