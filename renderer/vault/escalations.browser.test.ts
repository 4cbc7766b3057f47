import { expect, it } from 'vitest';
import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import { err } from '#shared/lib/result.ts';
import { serverTransport } from '../transport/server-transport.ts';
import type { VaultTransport } from './ports.ts';
import { clientNamed, enrolled, good, idOf, newFixture, TODAY } from './testing/vault-fixture.ts';

/* A lead who may only read the book answers what was escalated to them. */

const client = clientNamed('Novák s.r.o.');
const id = idOf('decision');
const ANSWER = { id, outcome: 'watch', answer: 'Look again in a month.', today: TODAY } as const;

/** The vault of a lead, with an alert that waits for their answer; `more` stands in for the server's ways. */
async function withEscalation(more: Partial<VaultTransport> = {}) {
  const fixture = newFixture((call) => ({ ...serverTransport(call), ...more }));
  const { server, owner, bookId } = fixture;
  server.books[0] = { bookId, name: 'Book of Carl', role: 'overseer', isFirmBook: false };
  const decision: AlertDecision = {
    ...{ clientId: client.id, fingerprint: 'one', rule: 'structuring', decision: 'escalated' },
    ...{ reason: 'Look at this.', decidedOn: TODAY, decidedBy: idOf('Carl') as string as PersonId },
    ...{ statement: 'Below a limit', transactionIds: [], patternKey: '', patternSize: 0 },
    ...{ escalatedTo: owner.personId, answer: '', outcome: 'waiting' },
    ...{ answeredOn: null, answeredBy: null },
  };
  server.put({ ...client, bookId });
  server.put({ kind: 'alertDecision', id, bookId, data: decision });
  return { fixture, decision, vault: await enrolled(fixture) };
}

it('is given at the server and shown afterwards; the book itself stays closed to writing', async () => {
  const { fixture, decision, vault } = await withEscalation();
  expect(await vault.save([{ kind: 'alertDecision', id, data: decision }])).toMatchObject({
    error: { tag: 'readOnly' },
  });
  good(await vault.answerEscalation(ANSWER));
  expect((await vault.record('alertDecision', id))?.data).toEqual({
    ...decision,
    ...{ answer: ANSWER.answer, outcome: 'watch' },
    ...{ answeredOn: TODAY, answeredBy: fixture.owner.personId },
  });
  expect(await vault.unsent()).toEqual([]);
  await vault.lock();
});

it('says so in plain words when the server is not reached, and changes nothing', async () => {
  const { fixture, decision, vault } = await withEscalation();
  fixture.server.isReachable = false;
  expect(await vault.answerEscalation(ANSWER)).toMatchObject({
    error: { tag: 'failed', message: expect.stringContaining('stays in the form') },
  });
  expect((await vault.record('alertDecision', id))?.data).toEqual(decision);
  expect(await vault.unsent()).toEqual([]);
  await vault.lock();
});

it('[P2] sent again after the server’s word was lost, it is the same answer; another is another', async () => {
  const ids: string[] = [];
  const { vault } = await withEscalation({
    answerAlert: async ({ mutationId }) => {
      ids.push(mutationId);
      return err({ tag: 'garbled', message: 'Cut off.' });
    },
  });
  for (const answer of [ANSWER.answer, ANSWER.answer, 'Look at once.']) {
    expect((await vault.answerEscalation({ ...ANSWER, answer })).ok).toBe(false);
  }
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
  await vault.lock();
});

it('passes on why the server did not take it', async () => {
  const message = 'This alert has been answered already.';
  const { vault } = await withEscalation({
    answerAlert: async () => err({ tag: 'refused', message }),
  });
  expect(await vault.answerEscalation(ANSWER)).toMatchObject({ error: { tag: 'failed', message } });
  expect(await vault.answerEscalation({ ...ANSWER, id: idOf('other') })).toMatchObject({
    error: { tag: 'notFound' },
  });
  await vault.lock();
});
