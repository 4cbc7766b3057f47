import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { SealedOutbox } from '#shared/protocol/sealed.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { type CheckedMutation, checkMutation } from '../push/check-mutation.ts';
import { lateEditOf } from '../push/late-edit.ts';
import type { Pusher } from '../push/push.ts';
import { everWritable } from '../repositories/access.ts';
import { clientPlaces } from '../repositories/clients.ts';
import { personOfDevice } from '../repositories/devices.ts';
import { keepLateEdits, knownLateEdits } from '../repositories/late-edits.ts';
import { rememberedMutations } from '../repositories/mutations.ts';
import {
  markOpened,
  quarantineKeys,
  type SealedWork,
  sealedWork,
} from '../repositories/quarantine.ts';
import { currentRecords } from '../repositories/records.ts';
import { unseal } from './unseal.ts';

export interface HandedOver {
  /** Edits that now wait as late edits for whoever has their client. */
  readonly late: number;
  /** Accepted before the device was revoked, or handed over earlier. */
  readonly known: number;
  /** What cannot be taken, in words. */
  readonly refused: readonly string[];
}

/**
 * Opens the sealed work `id` and keeps each edit as a late edit of the book where its client is now,
 * under the name of the person whose device it was; of books in which they never wrote nothing is taken,
 * as nothing would be pushed there. Comes back with a sentence when it cannot.
 */
export function handOver(
  dependencies: ServerDependencies,
  id: string,
): Promise<Result<HandedOver, string>> {
  return dependencies.database.transaction(async (transaction) => {
    const opened = await openWork(transaction, id);
    if (!opened.ok) return err(opened.error.message);
    const { work, outbox } = opened.value;
    const writable = await everWritable(transaction, work.personId);
    const checked: CheckedMutation[] = [];
    const refused: string[] = [];
    for (const [index, mutation] of outbox.mutations.entries()) {
      const result = checkMutation(mutation);
      const refuse = (why: string) => refused.push(`edit ${index + 1}: ${why}`);
      if (!result.ok) refuse(result.error?.message ?? 'cannot be read');
      else if (!writable.has(result.value.mutation.bookId)) refuse('never theirs to write');
      else checked.push(result.value);
    }
    const ids = checked.map(({ mutation }) => mutation.id);
    const known = new Set<string>([
      ...(await rememberedMutations(transaction, ids)).map((each) => each.id),
      ...(await knownLateEdits(transaction, ids)),
    ]);
    const fresh = checked.filter(({ mutation }) => !known.has(mutation.id));
    await keep(transaction, fresh, work, instantNow(dependencies));
    await markOpened(transaction, id, instantNow(dependencies));
    return ok({ late: fresh.length, known: known.size, refused });
  });
}

/** Why sealed work cannot be opened. */
export type Unopened = TaggedError<'nothingThere' | 'unreadable'>;

/** The sealed work `id` with what is inside. */
export async function openWork(
  transaction: Transaction,
  id: string,
): Promise<Result<{ work: SealedWork; outbox: SealedOutbox }, Unopened>> {
  const work = await sealedWork(transaction, id);
  if (!work) {
    const message = `nothing was handed over as "${id}"; see "quarantine list"`;
    return err({ tag: 'nothingThere', message });
  }
  const outbox = unseal(work.sealed, await quarantineKeys(transaction));
  if (!outbox.ok) return err({ tag: 'unreadable', message: outbox.error.message });
  // A device that signs in again is another one to the server; its vault goes by the first.
  if ((await personOfDevice(transaction, outbox.value.deviceId)) !== work.personId) {
    return err({
      tag: 'unreadable',
      message: 'what is inside is another device’s, of somebody else',
    });
  }
  return ok({ work, outbox: outbox.value });
}

async function keep(
  transaction: Transaction,
  fresh: readonly CheckedMutation[],
  pusher: Pusher,
  now: string,
): Promise<void> {
  const records = await currentRecords(
    transaction,
    fresh.map(({ mutation: { bookId, recordId } }) => ({ bookId, id: recordId, version: null })),
  );
  const clientOfRecord = new Map(records.map((record) => [record.id, record.clientId]));
  const withClient = fresh.map((checked) => ({
    checked,
    clientId: checked.clientId ?? clientOfRecord.get(checked.mutation.recordId) ?? null,
  }));
  const clientIds = withClient.flatMap(({ clientId }) => (clientId ? [clientId] : []));
  const places = await clientPlaces(transaction, [...new Set(clientIds)]);
  const placeOf = new Map<RecordId, BookId>(places.map((each) => [each.clientId, each.bookId]));
  await keepLateEdits(
    transaction,
    withClient.map(({ checked, clientId }) =>
      lateEditOf(checked, clientId, (id) => placeOf.get(id), pusher),
    ),
    now,
  );
}
