import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import {
  type HostileRecord,
  hostileClient,
  hostileInstruction,
} from '#tests/fixtures/hostile-records.ts';
import { onEachDatabase } from '../databases.ts';
import { answer } from './escalations.ts';
import { noCheck } from './no-check.ts';
import { freshId, type Reply, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

/* Every free text of every kind of record is a canary: none may reach who may not read the book. */

const CANARY = 'canary-in-a-field';
/**
 * What is written after a client has left the book of a stranger. What was written before stays in the
 * trail of that book, for who may read it: nobody can unsee it, and the trail is append-only.
 */
const AFTERWARDS = 'written-afterwards';
/** What a stranger writes into a record they do not know. */
const FORGED = 'forged';

onEachDatabase((database) => {
  let world: World;
  let mutant: World;
  let bookId: BookId;
  let records: HostileRecord[];
  let owner: TestDevice;
  /** Who may not read the book, on the server and on one without its own check. */
  const strangers = new Map<string, readonly TestDevice[]>();

  beforeAll(async () => {
    world = await makeWorld(database());
    bookId = await world.addBook();
    owner = await world.member(bookId, 'owner');
    const hostile = hostileClient(CANARY, freshId);
    records = [...hostile, hostileInstruction(CANARY, hostile, freshId())];
    const sent = records.map(({ kind, id, data }) => owner.mutation(bookId, kind, id, data));
    for (const { answer } of await owner.push(sent)) expect(answer).toBe('accepted');
    const giver = await world.owner();
    const moved = hostileClient('before', freshId);
    await giver.device.push(
      moved.map(({ kind, id, data }) => giver.device.mutation(giver.bookId, kind, id, data)),
    );
    const client = moved.find(({ kind }) => kind === 'client');
    if (client) await moveClient(world.dependencies, client.id, bookId);
    const now = await recordsOfOwner();
    const edits = moved.map(({ kind, id, data }) => {
      const text = JSON.stringify(data).replaceAll('before', AFTERWARDS);
      const version = now.find((record) => record.id === id)?.version ?? null;
      return owner.mutation(bookId, kind, id, JSON.parse(text), version);
    });
    for (const { answer } of await owner.push(edits)) expect(answer).toBe('accepted');
    records = [...records, ...moved];
    mutant = await makeWorld(database(), undefined, await noCheck(database()));
    const devices = {
      'a person without a book': await world.signIn(await world.addPerson('lead')),
      'the owner of another book': (await world.owner()).device,
      'the owner of a book that the client has left': giver.device,
      'an administrator': await world.signIn(await world.addPerson('administrator')),
    };
    for (const [who, device] of Object.entries(devices)) {
      strangers.set(who, [device, await mutant.signIn(device.email)]);
    }
  });
  afterAll(() => mutant.app.close());

  async function recordsOfOwner() {
    const lanes = ['work', 'ledger'] as const;
    const pages = await Promise.all(lanes.map((lane) => owner.pull(bookId, lane)));
    return pages.flatMap((page) => page.records);
  }

  /** Everything that a device is answered when it asks for the records in every way there is. */
  async function answersTo(device: TestDevice): Promise<Reply[]> {
    const replies = [await device.request('GET', '/v1/session')];
    for (const lane of ['work', 'ledger']) {
      const pull = { bookId, lane, cursor: 0, limit: 100 };
      replies.push(await device.request('POST', '/v1/pull', pull));
    }
    for (const { id } of records) {
      for (const query of [`recordId=${id}`, `clientId=${id}`, `recordId=${id}&bookId=${bookId}`]) {
        replies.push(await device.request('GET', `/v1/audit?${query}`));
      }
    }
    replies.push(await device.request('GET', '/v1/late-edits'));
    for (const { id: decisionId } of records) {
      const baseVersion = { epoch: 'abcdefgh', n: 1 };
      replies.push(await answer(device, { bookId, decisionId, baseVersion }, { answer: FORGED }));
    }
    const { deviceId } = device.signedIn;
    const mutations = hostileClient(FORGED, freshId).flatMap(({ kind, data }) => {
      const known = records.find((record) => record.kind === kind)?.id ?? freshId();
      return [
        device.mutation(bookId, kind, known, data),
        device.mutation(bookId, kind, known, null),
      ];
    });
    const push = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations };
    replies.push(await device.request('POST', '/v1/push', push));
    const mutationIds = mutations.map(({ id }) => id);
    replies.push(await device.request('POST', '/v1/mutation-status', { mutationIds }));
    return replies;
  }

  const WHO = [
    'a person without a book',
    'the owner of another book',
    'the owner of a book that the client has left',
    'an administrator',
  ];

  describe.each(WHO)('[V1] %s', (who) => {
    it('is told no field of any kind of record, and with the own check taken out neither', async () => {
      for (const device of strangers.get(who) ?? []) {
        const replies = await answersTo(device);
        expect(replies.length).toBeGreaterThan(50);
        expect(JSON.stringify(replies)).not.toMatch(new RegExp(`${CANARY}|${AFTERWARDS}`));
      }
    });
  });

  it('[V1] the owner is told every record, and nothing of it was changed by the others', async () => {
    const found = new Map((await recordsOfOwner()).map(({ id, data }) => [id, data]));
    for (const { id } of records) {
      expect(JSON.stringify(found.get(id))).toMatch(new RegExp(`${CANARY}|${AFTERWARDS}`));
    }
    expect(JSON.stringify([...found])).not.toContain(FORGED);
  });
});
