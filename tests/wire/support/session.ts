import type { Database } from '#server/database/database.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { CycleReport } from '#shared/sync/cycle.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { noteOf } from '#tests/integration/server/test-device.ts';
import type { Typed, WireDevice } from './wire-device.ts';
import { dataOnServer, standingOf, type WireOwner } from './wire-world.ts';

/** A device with a client and a note that are on the server: where every reference session begins. */
export async function settled(owner: WireOwner): Promise<{ clientId: RecordId; noteId: RecordId }> {
  const { device, direct } = owner;
  const clientId = device.newId();
  const noteId = device.newId();
  await device.edit('client', clientId, clientId, { ...newClient({ name: 'Acme' }) });
  await device.edit('note', noteId, clientId, { ...noteOf(clientId, 'the first line') });
  const report = await device.synchronise(direct);
  if (!report.finished) throw new Error(`no start: ${JSON.stringify(report)}`);
  return { clientId, noteId };
}

/** What one reference session found wrong; `null` when nothing was lost and nothing doubled. */
export type Finding = string | null;

export interface Session {
  readonly database: Database;
  readonly owner: WireOwner;
  readonly clientId: RecordId;
  readonly noteId: RecordId;
  /** Makes each session's words its own. */
  readonly number: number;
  /** Edits that a troubled request may have put into "needs attention" are sent again. */
  readonly retriesAttention?: boolean;
}

/**
 * The reference session: a new note, an edit of an old one, and a note of somebody else to pull, over
 * `troubled`; then one more edit, and a clean cycle straight to the server. Looks whether each mutation
 * had its effect exactly once, whether all that was typed is on the server as it was typed, and whether
 * device and server agree.
 */
export async function tryOut(
  session: Session,
  troubled: SyncTransport,
  afterTrouble: (report: CycleReport) => void = () => undefined,
): Promise<Finding> {
  const { database, owner, clientId, noteId, number } = session;
  const { device, direct, signedIn } = owner;
  const { bookId } = device;
  const foreign = noteOf(clientId, `from another device ${number}`);
  const pushed = await signedIn.pushOne(
    signedIn.mutation(bookId, 'note', device.newId(), { ...foreign }),
  );
  if (pushed.answer !== 'accepted') return `the other device got ${pushed.answer}`;
  const before = await standingOf(database, bookId);
  const minted = device.minted;

  const added = device.newId();
  await device.edit('note', added, clientId, { ...noteOf(clientId, `a new note ${number}`) });
  await device.edit('note', noteId, clientId, { ...noteOf(clientId, `edit ${number}`) });
  afterTrouble(await device.synchronise(troubled));
  const typed = [
    await device.edit('note', added, clientId, { ...noteOf(clientId, `a new note, ${number}`) }),
    await device.edit('note', noteId, clientId, { ...noteOf(clientId, `edited, ${number}`) }),
  ];
  if (session.retriesAttention) await sendAgain(device);
  const report = await device.synchronise(direct);
  if (!report.finished || report.owed > 0 || report.attention > 0) {
    return `the clean cycle did not finish: ${JSON.stringify(report)}`;
  }
  if (report.repaired.length > 0) return 'device and server differed and had to be mended';
  if (report.conflicts > 0) return 'the device took its own edit for somebody else’s';
  return differs(database, device, { before, writes: device.minted - minted, typed });
}

async function differs(
  database: Database,
  device: WireDevice,
  expected: {
    readonly before: { readonly seq: number; readonly audited: number };
    readonly writes: number;
    readonly typed: readonly Typed[];
  },
): Promise<Finding> {
  const { before, writes, typed } = expected;
  const after = await standingOf(database, device.bookId);
  if (after.seq - before.seq !== writes) {
    return `${writes} mutations, but the feed grew by ${after.seq - before.seq}`;
  }
  if (after.audited - before.audited !== writes) {
    return `${writes} mutations, but ${after.audited - before.audited} audit entries`;
  }
  const ids = typed.map(({ id }) => id);
  const onServer = await dataOnServer(database, device.bookId, ids);
  for (const { id, data } of typed) {
    if (!sameJson(onServer.get(id), data)) return `the server has not what was typed into ${id}`;
    if (!sameJson(device.store.contents.records.get(id)?.data, data)) {
      return `the device has not what was typed into ${id}`;
    }
  }
  return null;
}

/** What a person does with an edit in "needs attention" that is right: asks for another try. */
async function sendAgain(device: WireDevice): Promise<void> {
  const { store } = device;
  await store.exclusive(async () => {
    const entries = (await store.outbox()).filter(({ state }) => state === 'attention');
    for (const entry of entries) {
      const again = { ...entry, state: 'pending' as const, mutationId: null, problem: null };
      await store.commit([{ write: 'putOutbox', entry: again }], 'strict');
    }
  });
}
