import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { PART_BYTES } from '#shared/protocol/documents.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import type { VaultApi } from '../api.ts';
import { databaseName, VaultDatabase } from '../store/database.ts';
import { clientNamed, enrolled, type Fixture, good, newFixture } from './vault-fixture.ts';

/* What tests of documents in the vault share: a client, a form with bytes, devices and waiting. */

export const CLIENT = clientNamed('Novak');
export const THREE_PARTS = 2 * PART_BYTES + 1_000;

/** Bytes that differ from place to place; the same for the same seed. */
export function bytesOf(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * seed + seed) % 256);
}

export function formWith(bytes: Uint8Array) {
  return {
    ...{ clientId: CLIENT.id, title: 'Account opening', mediaType: 'application/pdf' },
    ...{ purpose: 'signature' as const, madeOn: '2026-11-20' as CalendarDate, relatedId: null },
    bytes,
  };
}

export async function stateOf(vault: VaultApi, id: RecordId): Promise<string | undefined> {
  return (await vault.documents(CLIENT.id)).find((document) => document.id === id)?.bytes;
}

/** Waits until `isTrue`; a round of bytes goes on behind the cycle that began it. */
export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await isTrue()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not become so');
}

/** Something that waits until it is opened. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export async function withClient(transport: Parameters<typeof newFixture>[0]) {
  const fixture = newFixture(transport);
  const vault = await enrolled(fixture);
  good(await vault.save([CLIENT]));
  return { fixture, vault };
}

/** A second device of the same person, with a database and a disk of its own. */
export async function secondDevice(
  transport: Parameters<typeof newFixture>[0],
  first: Fixture,
  documents: DocumentTransport = first.documents,
): Promise<{ fixture: Fixture; vault: VaultApi }> {
  const fixture = newFixture(transport);
  fixture.server.books.splice(0, fixture.server.books.length, ...first.server.books);
  for (const record of first.server.records.values()) fixture.server.put(record);
  fixture.documents = documents;
  return { fixture, vault: await enrolled(fixture) };
}

export const databaseOf = ({ owner }: Fixture) => new VaultDatabase(databaseName(owner), 'relaxed');
