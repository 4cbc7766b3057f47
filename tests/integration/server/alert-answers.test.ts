import { beforeAll, describe, expect, it } from 'vitest';
import { asPerson } from '#server/database/as-person.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { disagreements } from './agreement.ts';
import { answer, answerTo, type Escalated, escalate } from './escalations.ts';
import { noCheck } from './no-check.ts';
import { freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

/* Alerts that were escalated to somebody who may read the book and not write in it. */

onEachDatabase((database) => {
  let world: World;
  let bookId: BookId;
  let clientId: RecordId;
  let manager: TestDevice;
  let lead: TestDevice;
  let colleague: TestDevice;

  beforeAll(async () => {
    world = await makeWorld(database());
    ({ device: manager, bookId } = await world.owner());
    lead = await world.member(bookId, 'overseer');
    colleague = await world.member(bookId, 'overseer');
    clientId = freshId();
    const client = newClient({ name: 'Acme' });
    await manager.pushOne(manager.mutation(bookId, 'client', clientId, client));
  });

  const escalated = (to: TestDevice = lead): Promise<Escalated> =>
    escalate(manager, { bookId, clientId }, to.signedIn.personId);
  const recordOf = async (device: TestDevice, { decisionId }: Escalated) =>
    (await device.pull(bookId, 'work')).records.find(({ id }) => id === decisionId);
  const headOf = async () => (await manager.pull(bookId, 'work')).head;
  const refused = (message: string) => ({ status: 400, body: { code: 'badRequest', message } });

  it('is answered in the lead’s name, and the manager’s device learns of it', async () => {
    const alert = await escalated();
    const before = await recordOf(manager, alert);
    const head = await headOf();
    expect(await answer(lead, alert)).toMatchObject({ status: 200, body: {} });
    const after = await recordOf(manager, alert);
    const { personId, deviceId } = lead.signedIn;
    expect(after?.data).toEqual({
      ...before?.data,
      ...{ answer: 'Look at it again in a month.', outcome: 'watch' },
      ...{ answeredOn: '2026-11-20', answeredBy: personId },
    });
    expect(after).toMatchObject({ editedBy: personId, seq: head + 1, clientId });
    expect(after?.version.n).toBe((before?.version.n ?? 0) + 1);
    const [entry] = await database().query(
      'select action, person_id, device_id from audit where book_id = $1 and seq = $2',
      [bookId, head + 1],
    );
    expect(entry).toEqual({ action: 'write', person_id: personId, device_id: deviceId });
    // Record, head, digest, trail and remembered answer were written together, the chain holds (V5, V7).
    expect(await disagreements(database(), bookId)).toEqual([]);
  });

  it('is answered by compliance as well, who is a member of no book', async () => {
    const compliance = await world.signIn(await world.addPerson('compliance'));
    expect((await answer(compliance, await escalated(compliance))).status).toBe(200);
  });

  it('[P2] a repeat does nothing twice; another answer under its id is refused', async () => {
    const alert = await escalated();
    const body = answerTo(alert);
    const send = (payload: object) => lead.request('POST', '/v1/alert-answers', payload);
    const both = await Promise.all([send(body), send(body)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const head = await headOf();
    expect((await send(body)).status).toBe(200);
    expect(await send({ ...body, answer: 'Something else.' })).toMatchObject({ status: 400 });
    expect(await headOf()).toBe(head);
    const { mutationId } = body;
    const status = await lead.request('POST', '/v1/mutation-status', { mutationIds: [mutationId] });
    expect(status.body).toMatchObject({ answers: [{ answer: 'accepted', mutationId, seq: head }] });
    await lead.request('POST', '/v1/acknowledge', { mutationIds: [mutationId] });
    expect(await send(body)).toMatchObject(refused('This alert has been answered already.'));
  });

  it('is refused when it was answered already, or has changed since it was read', async () => {
    const alert = await escalated();
    const version = (await recordOf(manager, alert))?.version ?? alert.baseVersion;
    const stale = { baseVersion: { ...version, n: version.n + 1 } };
    const changed = refused(
      'What was escalated has changed meanwhile. Read it again, then answer.',
    );
    expect(await answer(lead, alert, stale)).toMatchObject(changed);
    expect((await answer(lead, alert)).status).toBe(200);
    const again = await answer(lead, alert, { answer: 'On second thought.' });
    expect(again).toMatchObject(refused('This alert has been answered already.'));
    const taken = await recordOf(manager, alert);
    expect(taken?.data).toMatchObject({ answer: 'Look at it again in a month.' });
  });

  it('says something, and of the outcomes there are', async () => {
    const alert = await escalated();
    const head = await headOf();
    expect(await answer(lead, alert, { answer: ' ' })).toMatchObject(
      refused('answer: must say what was answered'),
    );
    for (const outcome of ['waiting', 'perhaps']) {
      const body = { ...answerTo(alert), outcome };
      expect((await lead.request('POST', '/v1/alert-answers', body)).status).toBe(400);
    }
    expect(await headOf()).toBe(head);
  });

  it('is not there for a colleague, nor when taken back, dismissed, or another kind', async () => {
    const alert = await escalated();
    const nothing = await answer(lead, { ...alert, decisionId: freshId() });
    expect(nothing.status).toBe(404);
    expect(await answer(colleague, alert)).toMatchObject({ status: 404, body: nothing.body });

    const noteId = freshId();
    const note = { ...noteOf(clientId, 'x'), decision: 'escalated', outcome: 'waiting' };
    const as = { ...note, escalatedTo: lead.signedIn.personId };
    await manager.pushOne(manager.mutation(bookId, 'note', noteId, as));
    expect((await answer(lead, { ...alert, decisionId: noteId })).status).toBe(404);

    const current = await recordOf(manager, alert);
    const write = (data: object | null, base = current?.version) =>
      manager.pushOne(
        manager.mutation(bookId, 'alertDecision', alert.decisionId, data as never, base),
      );
    await write({ ...current?.data, decision: 'dismissed' });
    expect((await answer(lead, alert)).status).toBe(404);
    await write(null, (await recordOf(manager, alert))?.version);
    expect((await answer(lead, alert)).status).toBe(404);
  });

  it('is no longer theirs when they may no longer read the book', async () => {
    const former = await world.member(bookId, 'overseer');
    const alert = await escalated(former);
    const end = 'update memberships set until = now() where book_id = $1 and person_id = $2';
    await database().query(end, [bookId, former.signedIn.personId]);
    expect((await answer(former, alert)).status).toBe(404);
  });

  describe('[V1] with the application’s own check taken out', () => {
    /** What a statement of a person's own transaction comes to. */
    const as = (device: TestDevice, text: string, params: readonly unknown[]) =>
      asPerson(database(), device.signedIn.personId, (transaction) =>
        transaction.query<{ done: unknown }>(text, params),
      );
    const ANSWER = 'select fieldfolio_answer_alert($1, $2, $3, $4, $5, $6, $7, $8, $9) as done';
    const call = async (device: TestDevice, alert: Escalated, data: object | null) => {
      const params = [bookId, alert.decisionId, device.signedIn.deviceId, JSON.stringify(data)];
      const rest = ['2026-11-20T08:00:00.000Z', 'hash', 'digest', freshId(), 'payload'];
      return (await as(device, ANSWER, [...params, ...rest])).map(({ done }) => done);
    };
    const given = async (alert: Escalated, by: TestDevice) => ({
      ...(await recordOf(manager, alert))?.data,
      ...{ answer: 'Forged.', outcome: 'watch', answeredOn: '2026-11-20' },
      answeredBy: by.signedIn.personId,
    });

    it('a reader to whom nothing was escalated still writes nothing', async () => {
      const stranger = (await world.owner()).device;
      const [alert, hidden] = [await escalated(), await escalated(stranger)];
      const before = [await headOf(), await recordOf(manager, alert)];
      const open = await makeWorld(database(), undefined, await noCheck(database()));
      for (const [device, asked] of [[colleague, alert] as const, [stranger, hidden] as const]) {
        const mutant = await open.signIn(device.email);
        expect((await answer(mutant, asked)).status).toBe(404);
      }
      await open.app.close();
      expect([await headOf(), await recordOf(manager, alert)]).toEqual(before);
    });

    it('PostgreSQL itself gives a colleague neither the answer nor the lock', async () => {
      const alert = await escalated();
      const before = [await headOf(), await recordOf(manager, alert)];
      expect(await call(colleague, alert, await given(alert, colleague))).toEqual([false]);
      const lock = 'select seq from fieldfolio_lock_for_answer($1, $2)';
      expect(await as(colleague, lock, [bookId, alert.decisionId])).toEqual([]);
      const update = 'update records set data = $3 where book_id = $1 and id = $2 returning id';
      expect(await as(lead, update, [bookId, alert.decisionId, '{}'])).toEqual([]);
      expect([await headOf(), await recordOf(manager, alert)]).toEqual(before);
    });

    it('PostgreSQL itself lets the lead change nothing but the answer, in their own name, once', async () => {
      const alert = await escalated();
      const right = await given(alert, lead);
      const before = [await headOf(), await recordOf(manager, alert)];
      for (const wrong of [
        null,
        { ...right, statement: 'Nothing happened' },
        { ...right, escalatedTo: colleague.signedIn.personId },
        { ...right, more: true },
        { ...right, outcome: 'waiting' },
        { ...right, answeredBy: manager.signedIn.personId },
      ]) {
        expect(await call(lead, alert, wrong), JSON.stringify(wrong)).toEqual([false]);
      }
      expect([await headOf(), await recordOf(manager, alert)]).toEqual(before);
      expect((await answer(lead, alert)).status).toBe(200);
      expect(await call(lead, alert, right)).toEqual([false]);
    });
  });
});
