import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { UnitPrice } from '#shared/lib/money.ts';
import { entryNamed } from '../../client/client-file-builder.ts';
import { chooseSales, type Refusal } from './choose-sales.ts';
import { WHOLE_UNIT } from './market.ts';
import { type SaleBlock, type SaleQueue, soldBefore } from './sale-blocks.ts';

const day = '2026-11-24' as CalendarDate;
const REASONS = ['loss', 'noGain', 'longTermGain', 'unknownGain', 'shortTermGain'] as const;

const block = fc.record({
  units: fc.integer({ min: 0, max: 9 }),
  reason: fc.constantFrom(...REASONS),
  gainShare: fc.integer({ min: -3, max: 3 }),
  isWashSale: fc.boolean(),
});
const drawn = fc.array(
  fc.record({
    price: fc.integer({ min: 1, max: 90 }),
    isChosen: fc.boolean(),
    blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
  }),
  { minLength: 1, maxLength: 5 },
);
type Drawn = typeof drawn extends fc.Arbitrary<infer Rows> ? Rows : never;

const queuesOf = (rows: Drawn): readonly SaleQueue[] =>
  rows.map(({ price, isChosen, blocks }, index) => ({
    accountId: entryNamed('account', null).id,
    quoted: {
      securityId: entryNamed(`security ${index}`, null).id,
      ...{ name: `Security ${index}`, assetClass: 'equity', maturesOn: null, pricedOn: day },
      price: (price * 1e4) as UnitPrice,
      worth: (quantity) => (quantity / WHOLE_UNIT) * price,
    },
    assetClass: 'equity',
    held: blocks.reduce((sum, { units }) => sum + units * WHOLE_UNIT, 0),
    isChosen,
    blocks: blocks.map(({ units, ...rest }, lot) => ({
      ...{ ...rest, quantity: units * WHOLE_UNIT, value: units * price },
      purchaseId: entryNamed(`purchase ${index} ${lot}`, null).id,
      acquiredOn: addDays(day, -lot),
    })),
  }));

/** Units sold by block: of all blocks that are open the best is looked for again each time. */
function soldNaively(queues: readonly SaleQueue[], wanted: number, refuses: Refusal) {
  const sold = new Map<SaleBlock, number>();
  let rest = wanted;
  while (rest > 0) {
    const [best] = queues
      .flatMap((queue) => {
        const left = queue.blocks
          .filter((each) => each.quantity > 0 && !sold.has(each))
          .map((each) => ({ queue, each }));
        return queue.isChosen ? left : left.slice(0, 1);
      })
      .filter(({ each }) => refuses(each) === null)
      .toSorted((a, b) => soldBefore(a.each, b.each));
    if (!best) break;
    const units = best.each.quantity / WHOLE_UNIT;
    const price = best.queue.quoted.worth(WHOLE_UNIT);
    const quantity = Math.min(units, Math.ceil(rest / price));
    sold.set(best.each, quantity * WHOLE_UNIT);
    rest -= quantity * price;
  }
  return sold;
}

it('sells what who looks through all blocks for each sells', () => {
  let blocks = 0;
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 4000 }), fc.boolean(), (rows, wanted, allows) => {
      const queues = queuesOf(rows);
      const refuses: Refusal = ({ isWashSale, reason }) => {
        if (isWashSale && reason === 'loss') return 'washSale';
        return reason === 'shortTermGain' && !allows ? 'shortTermGain' : null;
      };
      const { sales } = chooseSales(queues, wanted, { refuses, minimum: 0, rounding: 'up' });
      const naive = soldNaively(queues, wanted, refuses);
      for (const queue of queues) {
        const sale = sales.find((each) => each.queue === queue);
        const own = queue.blocks.filter((each) => naive.has(each));
        const quantity = own.reduce((sum, each) => sum + (naive.get(each) ?? 0), 0);
        expect(sale?.quantity ?? 0).toBe(quantity);
        if (!queue.isChosen) continue;
        const lots = new Map(sale?.namedLots.map((lot) => [lot.purchaseId, Number(lot.quantity)]));
        expect(lots).toEqual(new Map(own.map((each) => [each.purchaseId, naive.get(each) ?? 0])));
      }
      blocks += naive.size;
    }),
    { numRuns: 200 },
  );
  expect(blocks).toBeGreaterThan(400);
});
