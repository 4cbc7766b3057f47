import { expect, it } from 'vitest';
import { consented, recommended } from '#shared/domain/advice/advice-file-builder.ts';
import type { Recommendation } from '#shared/domain/advice/recommendation.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { clientNamed, enrolled, good, idOf, newFixture, TODAY } from './testing/vault-fixture.ts';

const client = clientNamed('Novák s.r.o.');
const id = idOf('recommendation');
const of = (data: Recommendation) => ({
  ...{ kind: 'recommendation' as const, id },
  data: { ...data, clientId: client.id, accountId: null, action: 'hold' as const },
});
const proposed = of(recommended({ amount: null }));
const reworded = of(recommended({ amount: null, risks: 'May fall by half.' }));
const day = proposed.data.proposedOn;
/** Consented to by letter, on the terms of `reworded`. */
const given = of(
  consented({
    recommendation: {
      ...reworded.data,
      ...{ status: 'discussed', discussedOn: day },
      suitability: { checkedOn: day, verdict: 'passes', findings: [], proceedsBecause: '' },
    },
  }),
);

it('neither undoes a consent nor what led to it, and lets the client decline after all', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  good(await vault.save([client]));
  good(await vault.save([proposed]));
  good(await vault.save([reworded]));
  expect(good(await vault.undo(TODAY)).done).toBe('edit of recommendation');
  expect(good(await vault.redo(TODAY)).done).toBe('edit of recommendation');
  good(await vault.save([given]));
  const stored = await vault.record('recommendation', id);

  good(await vault.save([{ ...client, data: { ...client.data, summary: 'Likes tea' } }]));
  expect(await vault.undoView()).toMatchObject({ undo: 'edit of client' });
  good(await vault.undo(TODAY));
  expect(await vault.undoView()).toMatchObject({ undo: 'new client' });
  expect(await vault.record('recommendation', id)).toEqual(stored);
  const takenBack = { ...given.data, status: 'discussed' as const, consent: null };
  expect(await vault.save([{ ...given, data: takenBack }])).toMatchObject({
    error: { tag: 'invalid', message: expect.stringContaining('A consent stays') },
  });
  expect(await vault.remove([given])).toMatchObject({ error: { tag: 'invalid' } });

  const refusal = { by: 'Anna', on: day, reason: 'Too dear' };
  const declined = { ...given.data, status: 'declined' as const, consent: null, refusal };
  good(await vault.save([{ ...given, data: declined }]));
  expect(good(await vault.undo(TODAY)).done).toBe('edit of recommendation');
  expect(await vault.record('recommendation', id)).toMatchObject({ data: given.data });
  await vault.lock();
});

it('removes the sample with what was consented to in it', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  const sample = { ...client, data: { ...client.data, isSample: true } };
  good(await vault.save([sample]));
  good(await vault.save([{ ...given, data: { ...given.data, isSample: true } }]));
  expect(await vault.undoView()).toMatchObject({ undo: 'new client' });
  expect(good(await vault.removeSample())).toEqual({ removed: 2 });
  await vault.lock();
});
