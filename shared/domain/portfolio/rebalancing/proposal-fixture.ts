import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../../client/client-builders.ts';
import { byId, entryNamed, priceSeries } from '../../client/client-file-builder.ts';
import type { Account, AssetClass } from '../account.ts';
import { aimedPortfolios } from '../aimed-portfolios.ts';
import { type AllocationPolicy, allocationRules } from '../allocation-policy.ts';
import { newAccount, newSecurity, newTransaction } from '../portfolio-builders.ts';
import type { Security } from '../security.ts';
import type { Transaction } from '../transaction.ts';
import { proposeRebalancing } from './propose.ts';

export const TODAY = '2026-11-24' as CalendarDate;
export const EUR = 'EUR' as CurrencyCode;

/** A purchase of whole units at a price in cents, so many days ago. */
export interface Bought {
  readonly account?: number;
  readonly units: number;
  readonly cents: number;
  readonly daysAgo: number;
}

/** A security with what it costs today, in cents, and how it was bought. */
export interface Position {
  readonly name: string;
  readonly assetClass: AssetClass;
  readonly cents: number;
  readonly bought: readonly Bought[];
  readonly fields?: Partial<Security>;
}

export interface Fixture {
  readonly positions: readonly Position[];
  /** Cents that stay in each account after the purchases. */
  readonly money: readonly number[];
  readonly policy: AllocationPolicy;
  readonly methods?: readonly Account['costBasisMethod'][];
  readonly allowsShortTermGains?: boolean;
  /** Whether the rule of the US for wash sales counts; it does unless this says otherwise. */
  readonly washSales?: boolean;
  /** A sale that came before, at the price of today. */
  readonly soldBefore?: { readonly name: string; readonly units: number; readonly daysAgo: number };
  /** What else is in the ledger of the first account; its days are before today. */
  readonly before?: readonly Partial<Transaction>[];
}

const clientId = entryNamed('client', null).id;

/** The records of a client as the fixture says. */
export function recordsOf(fixture: Fixture) {
  const { positions, money, policy, methods = [], soldBefore, before = [] } = fixture;
  const accounts = money.map((_, index) =>
    entryNamed(
      `account ${index}`,
      newAccount({ clientId, name: `Account ${index}`, costBasisMethod: methods[index] ?? 'fifo' }),
    ),
  );
  const fieldsOf = (index: number, daysAgo: number) => ({
    clientId,
    accountId: (accounts[index] ?? accounts[0])?.id ?? clientId,
    date: addDays(TODAY, -daysAgo),
  });
  const securities = positions.map(({ name, assetClass, fields }) =>
    entryNamed(name, newSecurity({ name, assetClass, ...fields })),
  );
  const bought = positions.flatMap(({ name, bought: purchases }) =>
    purchases.flatMap(({ account = 0, units, cents, daysAgo }, index) => {
      const fields = fieldsOf(account, daysAgo);
      const amount = units * cents;
      return [
        entryNamed(
          `deposit ${name} ${index}`,
          newTransaction({ ...fields, type: 'deposit', amount }),
        ),
        entryNamed(
          `buy ${name} ${index}`,
          newTransaction({
            ...fields,
            type: 'buy',
            amount: -amount,
            securityId: entryNamed(name, null).id,
            quantity: (units * 1e6) as Quantity,
          }),
        ),
      ];
    }),
  );
  const deposits = money.map((amount, index) =>
    entryNamed(
      `money ${index}`,
      newTransaction({ ...fieldsOf(index, 900), type: 'deposit', amount }),
    ),
  );
  const sale = soldBefore
    ? [saleBefore(soldBefore, positions, fieldsOf(0, soldBefore.daysAgo))]
    : [];
  const others = before.map((fields, index) =>
    entryNamed(
      `before ${index}`,
      newTransaction({ ...fieldsOf(0, 0), type: 'deposit', ...fields }),
    ),
  );
  return {
    client: entryNamed('client', newClient({ name: 'Client', allocationPolicy: policy })),
    accounts,
    transactions: [...deposits, ...bought, ...sale, ...others].toSorted((a, b) =>
      a.data.date < b.data.date ? -1 : a.data.date > b.data.date ? 1 : 0,
    ),
    securities: byId(securities),
    prices: priceSeries(
      positions.map(({ name, cents }) => ({
        securityId: entryNamed(name, null).id,
        date: TODAY,
        price: (cents * 1e4) as UnitPrice,
      })),
    ),
  };
}

function saleBefore(
  { name, units }: NonNullable<Fixture['soldBefore']>,
  positions: readonly Position[],
  fields: Pick<Parameters<typeof newTransaction>[0], 'clientId' | 'accountId' | 'date'>,
) {
  const cents = positions.find((each) => each.name === name)?.cents ?? 0;
  return entryNamed(
    `sell ${name}`,
    newTransaction({
      ...fields,
      type: 'sell',
      amount: units * cents,
      securityId: entryNamed(name, null).id,
      quantity: (-units * 1e6) as Quantity,
    }),
  );
}

/** What is proposed for the client's accounts together. */
export function proposalOf(fixture: Fixture) {
  const records = recordsOf(fixture);
  const [portfolio] = aimedPortfolios(records);
  if (!portfolio) throw new Error('no portfolio with targets');
  const figure = proposeRebalancing(records, portfolio, TODAY, {
    rules: allocationRules(fixture.policy),
    allowsShortTermGains: fixture.allowsShortTermGains ?? false,
    washSales: fixture.washSales ?? true,
  });
  return { records, portfolio, figure };
}

/** The proposal, which must be there. */
export function proposed(fixture: Fixture) {
  const { figure } = proposalOf(fixture);
  if (!figure.available) throw new Error(figure.reason);
  return figure.value;
}
