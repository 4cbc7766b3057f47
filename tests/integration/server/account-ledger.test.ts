import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadIntoBook } from '#server/admin/load-source.ts';
import { moveClient } from '#server/admin/move-client.ts';
import { verifyAudit } from '#server/admin/verify-audit.ts';
import { instantNow } from '#server/dependencies.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import { addDays, utcDate } from '#shared/lib/calendar-date.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { onEachDatabase } from '../databases.ts';
import { entriesOf, shownOn } from './shown-holdings.ts';
import { SyncingDevice } from './syncing-device.ts';
import { freshId } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const SECURITIES = 'isin,ticker,name,class,currency\nDE0001102341,BUND,Bund 2046,bond,EUR\n';
const HEADER = 'account,reference,date,type,isin,quantity,price,amount,fee,currency,note';
const DEPOSIT = 'DE-1,1,2026-03-02,deposit,,,,2000.00,,EUR,';
const BUY = 'DE-1,2,2026-03-03,buy,DE0001102341,10,99.25,-997.50,5.00,EUR,';
const SALE = 'DE-1,3,2026-04-07,sell,DE0001102341,-4,101,402.00,2.00,EUR,';

onEachDatabase((database) => {
  let world: World;
  let folder: string;

  beforeAll(async () => {
    world = await makeWorld(database());
    folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-ledger-'));
    await load('securities', SECURITIES, await world.addBook());
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function load(source: string, text: string, bookId: BookId) {
    const file = path.join(folder, `${freshId()}.csv`);
    await writeFile(file, text);
    const loaded = await loadIntoBook(world.dependencies, source, file, bookId);
    if (!loaded.ok) throw new Error(loaded.error.message);
    return loaded.value;
  }

  const loadLedger = (rows: readonly string[], bookId: BookId) =>
    load('ledger', [HEADER, ...rows, ''].join('\n'), bookId);

  /** A laptop on which a client and an account were typed in. */
  async function ownerWithAccount() {
    const { device, bookId } = await world.owner();
    const laptop = new SyncingDevice(device);
    const [clientId, accountId] = [freshId(), freshId()];
    await laptop.edit(bookId, 'client', clientId, newClient({ name: 'Marsh family' }));
    const account = newAccount({ clientId, name: 'Depot', number: 'DE-1' });
    await laptop.edit(bookId, 'account', accountId, account);
    await laptop.synchronise();
    return { laptop, bookId, clientId, accountId };
  }

  it('a device shows the holdings and the money of a ledger that was loaded', async () => {
    const { laptop, bookId, accountId } = await ownerWithAccount();
    const { counts, report } = await loadLedger([DEPOSIT, BUY, SALE], bookId);
    expect(report.problems).toEqual([]);
    expect(counts).toEqual({ written: 3, unchanged: 0, left: 0, firstLeft: [] });
    await laptop.synchronise();
    expect(shownOn(laptop, accountId)).toEqual({
      refused: [],
      money: 2000_00 - 997_50 + 402_00,
      held: [['Bund 2046', 6, 598_50]],
    });
    const verdict = (await verifyAudit(database())).find((each) => each.bookId === bookId);
    expect(verdict).toMatchObject({ problem: null });
  });

  it('takes the day that it is in a time zone ahead, and none that is still to come', async () => {
    const { bookId } = await ownerWithAccount();
    const today = utcDate(instantNow(world.dependencies));
    const rows = [1, 2].map((days) => `DE-1,${days},${addDays(today, days)},fee,,,,-5.00,,EUR,`);
    const { counts, report } = await loadLedger(rows, bookId);
    expect(counts.written).toBe(1);
    expect(report.problems).toMatchObject([{ line: 3, field: 'date' }]);
  });

  it('[I5] loading again doubles nothing, a corrected row takes the place of the former', async () => {
    const { laptop, bookId, accountId } = await ownerWithAccount();
    await loadLedger([DEPOSIT, BUY], bookId);
    const again = await loadLedger([DEPOSIT, BUY], bookId);
    expect(again.counts).toEqual({ written: 0, unchanged: 2, left: 0, firstLeft: [] });
    const corrected = BUY.replace(',10,99.25,-997.50,', ',20,99.25,-1990.00,');
    const mended = await loadLedger([DEPOSIT, corrected, SALE], bookId);
    expect(mended.counts).toEqual({ written: 2, unchanged: 1, left: 0, firstLeft: [] });
    await laptop.synchronise();
    expect(entriesOf(laptop, 'transaction')).toHaveLength(3);
    expect(shownOn(laptop, accountId).held).toEqual([['Bund 2046', 16, 1592_00]]);
  });

  it('leaves what a person changed or deleted, and a client who moved takes the ledger along', async () => {
    const { laptop, bookId, clientId } = await ownerWithAccount();
    await loadLedger([DEPOSIT, BUY, SALE], bookId);
    await laptop.synchronise();
    const numbered = (number: string): Entry<Transaction> => {
      const entry = entriesOf(laptop, 'transaction').find((one) => one.data.externalId === number);
      if (!entry) throw new Error('it was loaded');
      return entry;
    };
    const { id, data } = numbered('1');
    await laptop.edit(bookId, 'transaction', id, { ...data, description: 'by cheque' });
    await laptop.edit(bookId, 'transaction', numbered('3').id, null);
    await laptop.synchronise();
    const rows = [DEPOSIT.replace('2000', '2500'), BUY, SALE];
    const { counts } = await loadLedger(rows, bookId);
    const firstLeft = [
      'transaction "deposit of 2026-03-02", reference 1',
      'transaction "sell of 2026-04-07", reference 3',
    ];
    expect(counts).toEqual({ written: 0, unchanged: 1, left: 2, firstLeft });

    const next = await world.owner();
    await moveClient(world.dependencies, clientId, next.bookId);
    const there = await loadLedger(rows, next.bookId);
    expect(there.counts).toMatchObject({ written: 0, unchanged: 1, left: 2 });
    const here = await loadLedger(rows, bookId);
    expect(here.report.problems.map(({ line, field }) => [line, field])).toEqual([
      [2, 'account'],
      [3, 'account'],
      [4, 'account'],
    ]);
  });
});
