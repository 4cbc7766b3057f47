import { expect, it } from 'vitest';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { plainWording } from '../wording.ts';
import {
  depot,
  entry,
  file,
  january,
  open,
  own,
  price,
  sell,
  share,
  shop,
  units,
} from './check-fixture.ts';
import type { DetailsOf } from './instruction-details.ts';
import { draftToReplace, keptLots, withLots } from './instruction-draft.ts';
import { statementOf } from './instruction-words.ts';

const plain = sell(6) as DetailsOf<'sell'>;
const lot = { purchaseId: uuidFromText('bought') as RecordId, acquiredOn: january(4) };
const named = withLots(plain, [{ ...lot, quantity: units(6) }]);

it('the lots of an order stay while it is of the same units, and go with them', () => {
  expect(keptLots(named, { ...named, limit: price(10) }).namedLots).toEqual(named.namedLots);
  expect(keptLots(named, { ...named, quantity: units(7) }).namedLots).toEqual(named.namedLots);
  expect(keptLots(named, { ...named, accountId: shop.id })).not.toHaveProperty('namedLots');
  const securityId = uuidFromText('another') as RecordId;
  expect(keptLots(named, { ...named, securityId })).not.toHaveProperty('namedLots');
  const byAmount = { ...named, quantity: null, amount: 0 };
  expect(keptLots(named, byAmount)).not.toHaveProperty('namedLots');
  expect(withLots(named, [])).toEqual(plain);
});

it('an order that takes the place of another begins with its lots', () => {
  const { id, data } = open('first', named);
  expect(draftToReplace(uuidFromText('next') as RecordId, id, data).details).toEqual(named);
});

it('what is read back and signed names each lot with its day and quantity', () => {
  const both = withLots({ ...named, limit: price(12.5) }, [
    { ...lot, quantity: units(4.5) },
    { purchaseId: null, acquiredOn: null, quantity: units(1.5) },
  ]);
  expect(statementOf(both, file, plainWording).split('\n')).toEqual([
    'Sell 6 Share (SHR) from named lots at EUR 12.5 or better',
    `Account: ${depot.data.name} (D-1)`,
    'From the lot of 4 Jan 2026: 4.5',
    'From the lot without a recorded day: 1.5',
  ]);
  expect(statementOf(plain, file, plainWording)).not.toContain('lot');
});

it('what is read back tells two purchases of one day apart by what a unit cost', () => {
  const bought = (name: string, amount: number) =>
    entry(name, {
      ...{ ...own, type: 'buy', date: january(4), amount, securityId: share.id },
      quantity: units(3),
    });
  const [cheap, dear] = [bought('cheap', -30_00), bought('dear', -40_00)];
  const sale = withLots(named, [
    { purchaseId: dear.id, acquiredOn: january(4), quantity: units(2) },
  ]);
  const lotLine = (transactions: readonly ReturnType<typeof bought>[]) =>
    statementOf(sale, { ...file, transactions }, plainWording)
      .split('\n')
      .at(-1);
  expect(lotLine([cheap, dear])).toBe(
    'From the lot of 4 Jan 2026, bought at EUR 13.333333 a unit: 2',
  );
  expect(lotLine([dear])).toBe('From the lot of 4 Jan 2026: 2');
});
