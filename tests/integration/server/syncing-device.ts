import { expect } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import { clientOf } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { type CycleReport, runCycle } from '#shared/sync/cycle.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { planEdit } from '#shared/sync/plan-edit.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { injectTransport } from './inject-transport.ts';
import { freshId, type TestDevice } from './test-device.ts';

const NOW = '2026-11-20T08:00:00.000Z' as Instant;

/** A device that synchronises for real: the application's own cycle over the server's own routes. */
export class SyncingDevice {
  /** Another one when the same laptop has signed in again. */
  device: TestDevice;
  readonly store = new MemoryStore();

  constructor(device: TestDevice) {
    this.device = device;
  }

  async edit(bookId: BookId, kind: string, recordId: RecordId, data: RecordData | null) {
    const record = this.store.contents.records.get(recordId) ?? null;
    const clientId = clientOf(kind, recordId, data);
    const editedBy = this.device.signedIn.personId;
    const edit = { kind, recordId, bookId, clientId, data, editedBy, editedAt: NOW };
    const entries = await this.store.outbox([recordId]);
    const nextOrder = await this.store.nextOrder();
    await this.store.commit(planEdit({ edit, record, entries, nextOrder }), 'strict');
  }

  async synchronise(): Promise<CycleReport> {
    const report = await this.cycle();
    expect(report).toMatchObject({ error: null, finished: true });
    return report;
  }

  /** A cycle that may fail; `meddle` puts something between the device and its server. */
  cycle(meddle: (server: SyncTransport) => SyncTransport = (server) => server) {
    return runCycle({
      store: this.store,
      transport: meddle(injectTransport(this.device)),
      dependencies: { now: () => NOW, newId: () => freshId() },
    });
  }

  dataOf(id: RecordId): RecordData | null | undefined {
    return this.store.contents.records.get(id)?.data;
  }

  /** Everything this device has of a book, to compare with another one. */
  rowsOf(bookId: BookId) {
    const rows = [...this.store.contents.records.values()].filter((row) => row.bookId === bookId);
    return new Map(rows.map(({ id, version, data }) => [id, { version, data }]));
  }
}
