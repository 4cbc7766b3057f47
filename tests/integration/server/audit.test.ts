import { beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '#server/admin/verify-audit.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { auditAnswer } from '#shared/protocol/audit.ts';
import { onEachDatabase } from '../databases.ts';
import { expectOk, freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;
  let bookId: BookId;
  let clientId: RecordId;
  const noteId: RecordId = freshId();

  beforeAll(async () => {
    world = await makeWorld(database());
    ({ device, bookId } = await world.owner());
    clientId = freshId();
    await device.push([device.mutation(bookId, 'client', clientId, newClient({ name: 'Acme' }))]);
    for (const [index, body] of ['first', 'second', null].entries()) {
      const base = index === 0 ? null : { epoch: (await device.session()).epoch, n: index };
      const data = body === null ? null : noteOf(clientId, body);
      await device.push([device.mutation(bookId, 'note', noteId, data, base)]);
    }
  });

  const audit = (who: TestDevice, query: string) => who.request('GET', `/v1/audit?${query}`);

  it('[P6][V5] holds every write with who, when and the record as it became', async () => {
    const { entries, more } = expectOk(auditAnswer, await audit(device, `recordId=${noteId}`));
    expect(more).toBe(false);
    expect(entries.map(({ data, version }) => [data?.body ?? null, version.n])).toEqual([
      [null, 3],
      ['second', 2],
      ['first', 1],
    ]);
    for (const entry of entries) {
      const { personId, deviceId } = device.signedIn;
      expect(entry).toMatchObject({ personId, deviceId });
    }
  });

  it('is read by client page by page, newest first', async () => {
    const first = expectOk(auditAnswer, await audit(device, `clientId=${clientId}&limit=3`));
    expect(first.more).toBe(true);
    const before = first.entries.at(-1)?.seq;
    const query = `clientId=${clientId}&limit=3&before=${before}`;
    const rest = expectOk(auditAnswer, await audit(device, query));
    expect([...first.entries, ...rest.entries].map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
    expect(rest.more).toBe(false);
  });

  it('answers alike for what is not theirs and what is not there, and reads for compliance', async () => {
    const stranger = (await world.owner()).device;
    const [theirs, nobodys] = [
      await audit(stranger, `clientId=${clientId}`),
      await audit(stranger, `clientId=${freshId()}`),
    ];
    expect(theirs.status).toBe(404);
    expect(theirs.body).toEqual(nobodys.body);
    const compliance = await world.signIn(await world.addPerson('compliance'));
    expect((await audit(compliance, `clientId=${clientId}`)).status).toBe(200);
    expect((await audit(device, '')).status).toBe(400);
  });

  it('refuses to be changed, and the chain tells when an administrator forces it [V5]', async () => {
    const chain = async () =>
      (await verifyAudit(database())).find((verdict) => verdict.bookId === bookId)?.problem;
    expect(await chain()).toBeNull();
    const alter = `update audit set data = '{"body":"forged"}' where book_id = '${bookId}' and seq = 3`;
    const remove = `delete from audit where book_id = '${bookId}' and seq = 2`;
    for (const statement of [alter, remove, 'truncate audit']) {
      await expect(database().query(statement)).rejects.toThrow('append-only');
    }
    const forced = async (statement: string): Promise<void> => {
      await database().query('alter table audit disable trigger audit_is_append_only');
      await database().query(statement);
      await database().query('alter table audit enable trigger audit_is_append_only');
    };
    await forced(alter);
    expect(await chain()).toBe('entry 3 was altered');
    await forced(remove);
    expect(await chain()).toBe('entry 2 is missing');
    await forced(`delete from audit where book_id = '${bookId}'`);
    expect(await chain()).toBe('the chain does not end at the head of the book');
  });
});
