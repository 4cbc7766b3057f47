import { describe, expect, it } from 'vitest';
import { newClient } from '../client/client-builders.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newEntitlement, newProduct } from './growth-builders.ts';
import { buyersSentence, similarBuyers } from './similar-buyers.ts';

const company = (name: string, status: 'active' | 'former' = 'active') =>
  entryNamed(name, newClient({ name, clientType: 'company', status }));
const loan = entryNamed('loan', newProduct({ name: 'Loan' }));
const card = entryNamed('card', newProduct({ name: 'Card' }));
const asked = company('Asked');
const [arta, berg, cito, gone] = [
  company('Arta'),
  company('Berg'),
  company('Cito'),
  company('Gone', 'former'),
];
const household = entryNamed('home', newClient({ name: 'Home', clientType: 'privateInvestor' }));
const has = (client: typeof asked, status: 'active' | 'ended' = 'active') =>
  newEntitlement({ clientId: client.id, productId: loan.id, status });

const sentence = (clients: (typeof asked)[], owned: ReturnType<typeof has>[]) =>
  buyersSentence(loan.id, similarBuyers(asked, [asked, ...clients], owned));

describe('how many others have a product', () => {
  it('counts active clients of the same type only, and names none', () => {
    expect(
      sentence(
        [cito, berg, arta, gone, household],
        [has(berg), has(berg), has(cito), has(arta), has(gone), has(household), has(asked)],
      ),
    ).toBe('3 of 3 other companies have it');
    expect(sentence([arta, berg], [has(berg)])).toBe('1 of 2 other companies has it');
    expect(sentence([arta], [has(arta)])).toBe('1 of 1 other company has it');
  });

  it('says nothing when nobody like the client has it, or no longer does', () => {
    expect(sentence([arta], [has(arta, 'ended')])).toBeNull();
    expect(buyersSentence(card.id, similarBuyers(asked, [asked, arta], [has(arta)]))).toBeNull();
  });
});
