import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { newProfile } from '../advice/advice-builders.ts';
import { newClient } from '../client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { newEntitlement, newProduct } from './growth-builders.ts';
import { whiteSpace } from './white-space.ts';

const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const today = '2026-11-24' as CalendarDate;
const product = (name: string, category: string, isOffered = true) =>
  entryNamed(name, newProduct({ name, category, isOffered }));
const loan = product('Home loan', 'Credit');
const card = product('Credit card', 'Credit');
const pension = product('Pension plan', 'Pension');
const old = product('Old plan', 'Pension', false);

const file: ClientFile = {
  ...emptyClientFile(client),
  products: byId([loan, card, pension, old, product('Umbrella', 'Insurance')]),
  profile: entryNamed(
    'profile',
    newProfile({
      clientId,
      needs: [
        { id: 'house', need: 'a loan for the home', category: 'credit' },
        { id: 'age', need: 'a pension', category: 'Pension' },
      ],
    }),
  ),
  entitlements: [entryNamed('e', newEntitlement({ clientId, productId: card.id }))],
};

describe('white space', () => {
  it('ranks products on offer that answer a need and that the client does not have', () => {
    expect(whiteSpace(file, today).map((idea) => [idea.product, idea.needId, idea.reason])).toEqual(
      [
        ['Pension plan', 'age', 'Wants “a pension” and has nothing of ours under Pension yet'],
        ['Home loan', 'house', 'Wants “a loan for the home” and does not have this yet'],
      ],
    );
  });

  it('offers again what the client had and gave up', () => {
    const ended = newEntitlement({ clientId, productId: card.id, status: 'ended' });
    const ideas = whiteSpace({ ...file, entitlements: [entryNamed('e', ended)] }, today);
    expect(ideas.map((idea) => idea.product)).toContain('Credit card');
  });

  it('is empty when no need is known', () => {
    expect(whiteSpace({ ...file, profile: null }, today)).toEqual([]);
  });
});
