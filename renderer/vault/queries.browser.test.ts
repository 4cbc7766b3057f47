import { describe, expect, it, vi } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newEntitlement } from '#shared/domain/growth/growth-builders.ts';
import { newPromise } from '#shared/domain/meeting/meeting-builders.ts';
import {
  newAccount,
  newPrice,
  newSecurity,
  newTransaction,
} from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { serverTransport } from '../transport/server-transport.ts';
import {
  clientNamed,
  depositInto,
  enrolled,
  good,
  idOf,
  newFixture,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

const fixtureOf = () => newFixture(serverTransport);

describe('what the page asks of a vault', () => {
  it('lists what a person edited since a moment, and nothing older', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    good(await vault.save([clientNamed('Earlier AG')]));
    const saved = Date.now();
    await vi.waitUntil(() => Date.now() > saved, { interval: 1 });
    const editedSince = new Date().toISOString() as Instant;
    const later = clientNamed('Later AG');
    good(await vault.save([later]));
    expect(await vault.list('client')).toHaveLength(2);
    expect(await vault.list('client', { editedSince })).toMatchObject([{ id: later.id }]);
    await vault.lock();
  });

  it('knows which clients like this one have a product', async () => {
    const vault = await enrolled(fixtureOf());
    const [asked, other] = [clientNamed('Asked'), clientNamed('Other')];
    const productId = idOf('product');
    good(await vault.save([asked, other]));
    const data = newEntitlement({ clientId: other.id, productId });
    good(await vault.save([{ kind: 'entitlement', id: idOf('held'), data }]));
    expect(await vault.similarBuyers(asked.id)).toMatchObject({
      count: 1,
      buyers: new Map([[productId, 1]]),
    });
    expect(await vault.similarBuyers(idOf('nobody'))).toBeNull();
    await vault.lock();
  });

  it('[F4] reads ledgers from chunks and log chunks alike', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Ledger');
    const account = idOf('account of ledger');
    good(await vault.save([client]));
    good(
      await vault.save([
        { kind: 'account', id: account, data: newAccount({ clientId: client.id, name: 'Depot' }) },
      ]),
    );
    await vault.synchronise();
    const put = (text: string, amount: number) =>
      fixture.server.put({
        kind: 'transaction',
        id: idOf(text),
        bookId: fixture.bookId,
        data: depositInto(client.id, account, amount, amount),
      });
    for (let number = 0; number < 150; number += 1) put(`transaction ${number}`, number);
    await vault.synchronise();
    put('transaction 3', 1_000);
    put('transaction 150', 150);
    const view = await vault.synchronise();
    expect(view).toMatchObject({ error: null, ledgerWhole: true });

    const amounts = async (api: typeof vault) =>
      (await api.clientFile(client.id, 'all'))?.transactions.map(({ data }) => data.amount).sort();
    const now = await amounts(vault);
    expect(now).toHaveLength(151);
    expect(now).toContain(1_000);
    await vault.lock();
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await amounts(again)).toEqual(now);
    await again.lock();
  });

  it('gives a client the price series that its returns are measured against', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const index = idOf('index');
    const other = idOf('another security');
    for (const [id, name] of [
      [index, 'Index'],
      [other, 'Other'],
    ] as const) {
      const data = newSecurity({ name });
      fixture.server.put({ kind: 'security', id, bookId: fixture.firmBookId, data });
    }
    const price = {
      securityId: index,
      date: '2026-11-23' as CalendarDate,
      price: 1e6 as UnitPrice,
    };
    const priceId = idOf('price of the index');
    const { firmBookId: bookId } = fixture;
    fixture.server.put({ kind: 'price', id: priceId, bookId, data: newPrice(price) });
    await vault.synchronise();
    const { id, kind, data } = clientNamed('Measured');
    const benchmark = [{ id: index, weight: 10_000 }];
    good(await vault.save([{ id, kind, data: { ...data, benchmark } }]));
    const file = await vault.clientFile(id, 'all');
    expect([...(file?.securities.values() ?? [])].map((each) => each.data.name)).toEqual(['Index']);
    expect(file?.prices.get(index)).toEqual([{ date: price.date, price: price.price }]);
    expect(await vault.pricesOf(index)).toEqual(file?.prices.get(index));
    expect(await vault.pricesOf(other)).toEqual([]);
  });
});

describe('rows of the clients table', () => {
  it('shows names at once and figures when they are computed, kept over a restart', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const today = '2026-11-24' as CalendarDate;
    const client = clientNamed('Rows');
    const account = idOf('account of rows');
    good(await vault.save([client]));
    const data = newAccount({ clientId: client.id, name: 'Cash', accountType: 'cash' });
    good(await vault.save([{ kind: 'account', id: account, data }]));
    await vault.synchronise();
    fixture.server.put({
      kind: 'transaction',
      id: idOf('deposit of rows'),
      bookId: fixture.bookId,
      data: depositInto(client.id, account, 12_345, 2),
    });
    await vault.synchronise();
    const row = async (api: typeof vault) => (await api.clientRows({ today, after: null })).rows[0];
    // Rows are told when they rest in the store: shown they may be a moment before.
    const told = () =>
      fixture.events.filter((each) => each.event === 'changed' && each.change.what === 'rows');
    const before = told().length;
    expect(await row(vault)).toMatchObject({ name: 'Rows' });
    await expect.poll(() => row(vault)).toMatchObject({ amount: 12_345, amountMeaning: 'balance' });
    await expect.poll(() => told().length).toBeGreaterThan(before);
    await vault.lock();

    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await row(again)).toMatchObject({ amount: 12_345 });
    good(await again.save([{ ...client, data: newClient({ name: 'Renamed' }) }]));
    expect(await row(again)).toMatchObject({ name: 'Renamed' });
    await again.lock();
  });

  it('counts what is saved while they are shown', async () => {
    const vault = await enrolled(fixtureOf());
    const client = clientNamed('Counted');
    good(await vault.save([client]));
    const row = async () =>
      (await vault.clientRows({ today: '2026-11-24' as CalendarDate, after: null })).rows[0];
    await expect.poll(async () => (await row())?.amountUnavailable?.reason).not.toBe('loading');
    const data = newPromise({ clientId: client.id, undertaking: 'Send the fees' });
    good(await vault.save([{ kind: 'promise', id: idOf('promise'), data }]));
    await expect.poll(row).toMatchObject({ openPromises: 1 });
    await vault.lock();
  });

  it('travel again only when they change', async () => {
    const vault = await enrolled(fixtureOf());
    const today = '2026-11-24' as CalendarDate;
    const [kept, changed, removed] = ['Kept', 'Changed', 'Removed'].map(clientNamed);
    if (!kept || !changed || !removed) throw new Error('three were named');
    good(await vault.save([kept, changed, removed]));
    const whole = async () => (await vault.clientRows({ today, after: null })).rows;
    await expect
      .poll(async () => (await whole()).map((each) => each.amountUnavailable?.reason))
      .not.toContain('loading');
    const { upTo } = await vault.clientRows({ today, after: null });
    const since = () => vault.clientRows({ today, after: upTo });
    expect(await since()).toEqual({ rows: [], goneIds: [], upTo });
    good(await vault.save([{ ...changed, data: newClient({ name: 'Other' }) }]));
    good(await vault.remove([{ kind: 'client', id: removed.id }]));
    const { rows, goneIds } = await since();
    expect(rows).toMatchObject([{ id: changed.id, name: 'Other' }]);
    expect(goneIds).toEqual([removed.id]);
    await vault.lock();
  });

  it('and figures of the book know no more of a deposit that somebody else deleted', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const { bookId } = fixture;
    const today = '2026-11-24' as CalendarDate;
    const client = clientNamed('Emptied');
    const account = idOf('account of emptied');
    const data = newAccount({ clientId: client.id, name: 'Cash', accountType: 'cash' });
    good(await vault.save([client, { kind: 'account', id: account, data }]));
    await vault.synchronise();
    const deposit = { kind: 'transaction', id: idOf('deposit of emptied'), bookId };
    fixture.server.put({ ...deposit, data: depositInto(client.id, account, 12_345, 2) });
    await vault.synchronise();
    const amount = async () => (await vault.clientRows({ today, after: null })).rows[0]?.amount;
    const bookValue = async () => {
      const view = await vault.bookView({ ...BOOK_QUESTION, today, bookId, key: 'yearToDate' });
      return view.state === 'ready' && view.page?.totals.endValue;
    };
    await expect.poll(amount).toBe(12_345);
    await expect.poll(bookValue).toBe(12_345);
    fixture.server.put({ ...deposit, data: null });
    await vault.synchronise();
    await expect.poll(amount).toBeNull();
    await expect.poll(bookValue).not.toBe(12_345);
    await vault.lock();
  });
});

/** A year of the accounts that most clients have. */
const BOOK_QUESTION = {
  scope: null,
  key: 'oneYear',
  own: null,
  lengths: { contributions: 5, keyClients: 5, leftOut: 5 },
} as const;

describe('figures in a foreign currency', () => {
  const today = '2026-11-24' as CalendarDate;
  const date = today;
  const USD = 'USD' as CurrencyCode;

  it('follow the exchange rates and the securities of the firm', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Abroad');
    const [accountId, securityId] = [idOf('account abroad'), idOf('security abroad')];
    const security = newSecurity({ name: 'Dollar share', currency: USD });
    const { bookId, firmBookId } = fixture;
    const put = (kind: string, id: RecordId, data: Record<string, unknown>, book = bookId) =>
      fixture.server.put({ kind, id, bookId: book, data });
    const own = { clientId: client.id, accountId, date };
    put('client', client.id, { ...client.data, clientType: 'privateInvestor' });
    put('account', accountId, newAccount({ clientId: client.id, name: 'Depot' }));
    put('security', securityId, security, firmBookId);
    put(
      'price',
      idOf('price abroad'),
      newPrice({ securityId, date, price: 100e6 as UnitPrice }),
      firmBookId,
    );
    put(
      'transaction',
      idOf('transfer abroad'),
      newTransaction({ ...own, type: 'transferIn', securityId, quantity: 1e6 as Quantity }),
    );
    await vault.synchronise();
    const amount = async () => {
      const [row] = (await vault.clientRows({ today, after: null })).rows;
      return row?.amount ?? row?.amountUnavailable?.reason;
    };
    const question = { ...BOOK_QUESTION, today, bookId: null };
    const leftOut = async () => {
      const view = await vault.bookView(question);
      return view.state === 'ready' && view.isCurrent ? view.page?.leftOutCount : null;
    };
    await expect.poll(leftOut).toBe(1);
    await expect.poll(amount).toContain('from USD to EUR');

    const rate = { from: USD, to: 'EUR' as CurrencyCode, date, rate: 0.9e6 as UnitPrice };
    put('exchangeRate', idOf('rate'), rate, firmBookId);
    await vault.synchronise();
    await expect.poll(amount).toBe(90_00);
    await expect.poll(leftOut).toBe(0);

    put('security', securityId, { ...security, currency: 'CHF' as CurrencyCode }, firmBookId);
    await vault.synchronise();
    await expect.poll(amount).toContain('from CHF to EUR');
    await expect.poll(leftOut).toBe(1);
    await vault.lock();
  });
});
