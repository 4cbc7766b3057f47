import { laneOf } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { digestOf } from '#shared/sync/digest.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { Device } from './device.ts';
import { tokensIn } from './random-edits.ts';
import type { World } from './world.ts';

/** Records with an edit that waits for a person or a parent: their rows show that edit. */
const ownEdits = (device: Device): ReadonlySet<RecordId> =>
  new Set([...device.store.contents.outbox.values()].map(({ recordId }) => recordId));

function bookDiffers(world: World, device: Device, bookId: BookId): string | null {
  const { name } = device.setup;
  const edited = ownEdits(device);
  const rows = new Map<RecordId, LocalRecord>();
  for (const row of device.rows) if (row.bookId === bookId) rows.set(row.id, row);
  for (const record of world.server.live(bookId)) {
    const row = rows.get(record.id);
    const what = `${record.kind} ${record.id.slice(0, 8)}`;
    if (!row) return `${name} lacks ${what}`;
    if (!sameJson(row.version, record.version)) return `${name} has another version of ${what}`;
    if (!edited.has(record.id) && !sameJson(row.data, record.data)) {
      return `${name} has other values of ${what}`;
    }
    rows.delete(record.id);
  }
  for (const row of rows.values()) {
    if (row.version !== null || !edited.has(row.id)) {
      return `${name} has ${row.kind} ${row.id.slice(0, 8)}, the server has not`;
    }
  }
  for (const lane of ['work', 'ledger'] as const) {
    const state = device.store.contents.lanes.get(`${bookId} ${lane}`);
    const server = world.server.digest(bookId, lane);
    const counted = digestOf(
      device.rows.flatMap(({ id, version, kind, bookId: where }) =>
        version && where === bookId && laneOf(kind) === lane ? [{ id, version }] : [],
      ),
    );
    if (!sameJson(counted, server)) return `${name} counts another digest of ${lane}`;
    if (state?.digest !== server.digest || state.count !== server.count) {
      return `${name} keeps another digest of ${lane}`;
    }
    if (!state.whole) return `${name} has not read all of ${lane}`;
  }
  return null;
}

/** M8, first half: every device has of each book it may read what the server has, and no other book. */
export function devicesDiffer(world: World): string | null {
  for (const device of world.devices) {
    const readable = world.server.access(device.setup.personId).map(({ bookId }) => bookId);
    for (const bookId of readable) {
      const difference = bookDiffers(world, device, bookId);
      if (difference) return difference;
    }
    const stray = device.rows.find(({ bookId }) => !readable.includes(bookId));
    if (stray) return `${device.setup.name} still has ${stray.kind} of a book it lost`;
    const owed = [...device.store.contents.outbox.values()].find(
      ({ state, problem }) => state === 'sent' || (state === 'pending' && !problem),
    );
    if (owed) return `${device.setup.name} still owes an edit of ${owed.kind}`;
  }
  return null;
}

/**
 * M8, second half: what was typed is in a current record, its audit trail, a conflict, a late edit,
 * an edit that needs attention or waits, or a person took it away; or the only copy went with the
 * server.
 */
export function lostValues(world: World): readonly string[] {
  const found = new Set(world.tokensOfServer());
  for (const device of world.devices) {
    for (const { data } of device.store.contents.outbox.values()) {
      for (const token of tokensIn(data)) found.add(token);
    }
  }
  return [...world.typed].filter(
    (token) => !found.has(token) && !world.givenUp.has(token) && !world.lostWithServer.has(token),
  );
}
