import type { RecordId } from '#shared/lib/identifiers.ts';
import { plainQuantity } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from '../portfolio/account.ts';
import { lotKey, type NamedLot, namedQuantity, unitsByLot } from '../portfolio/named-lots.ts';
import { oldestOf, saleableLots, takesChosenLots } from '../portfolio/saleable-lots.ts';
import { blocks, type CheckFinding, type CheckInput, passes, warns } from './check-finding.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf } from './instruction-details.ts';

type Sale = DetailsOf<'sell'>;

/**
 * Whether the lots that a sale names are all of what is ordered, of this holding, and have as many
 * units on the person's day that no other open sale names. Nothing where lots are not chosen.
 * @param others the client's other open instructions
 */
export function lotFindings(
  details: Sale,
  account: Entry<Account>,
  input: CheckInput,
  others: readonly Instruction[],
): readonly CheckFinding[] {
  const { namedLots = [], quantity } = details;
  const { file, wording, isLedgerWhole } = input;
  const source = { kind: 'account', id: account.id } as const;
  const isChosen = takesChosenLots(details, file);
  const block = (reason: string, remedy: string) => [blocks('lots', reason, remedy, source)];
  const sales = others.flatMap(({ details: other }) =>
    other.type === 'sell' && isOfSameHolding(other, details) ? [other] : [],
  );
  if (namedLots.length === 0)
    return isChosen ? unnamedFindings(details, account, input, sales) : [];
  if (!isChosen) {
    const reason = `${account.data.name} takes lots by another method than by name`;
    return block(reason, 'Name no lots, or change the cost basis of the account first.');
  }
  if (quantity === null) {
    const reason = 'An order for an amount of money cannot name lots';
    return block(reason, 'Order a quantity, or name no lots.');
  }
  const named = namedQuantity(namedLots);
  if (named !== quantity) {
    const reason = `The lots named come to ${wording.quantity(named)}, but the order is of ${wording.quantity(quantity)}`;
    return block(reason, 'Name as many as are ordered.');
  }
  if (!isLedgerWhole) {
    const reason = 'Not every transaction is on this device: the lots named cannot be checked';
    return [warns('lots', reason, 'Synchronise first, or ask the back office.')];
  }
  const beyond = beyondFindings(details, namedLots, account, input, sales);
  if (beyond.length > 0) return beyond;
  if (sales.some((sale) => (sale.namedLots ?? []).length === 0)) {
    const reason =
      'Another open sale of this security names no lots: the oldest, which it takes, may be among these';
    return [warns('lots', reason, 'Replace it by one that names its lots.', source)];
  }
  return [passes('lots', 'The lots named are held', source)];
}

/** Of a sale without names: whether the oldest units, which it takes, are promised by name to another. */
function unnamedFindings(
  details: Sale,
  account: Entry<Account>,
  { file, today, wording, isLedgerWhole }: CheckInput,
  sales: readonly Sale[],
): readonly CheckFinding[] {
  const { accountId, securityId, quantity } = details;
  const source = { kind: 'account', id: account.id } as const;
  const unnamed = 'No lots are named: the oldest are sold first';
  const promised = unitsByLot(sales.flatMap((sale) => sale.namedLots ?? []));
  if (promised.size === 0) return [passes('lots', unnamed, source)];
  const warn = (which: string) => {
    const reason = `${unnamed}, and ${which} in another open instruction`;
    return [warns('lots', reason, 'Name the lots to sell.', source)];
  };
  // Of an amount of money nobody knows how many units it will be.
  if (quantity === null || !isLedgerWhole) return warn('some of them may be promised');
  const { lots } = saleableLots(file, { id: null, accountId, securityId, date: today });
  const held = unitsByLot(lots);
  const before = sales.filter((sale) => (sale.namedLots ?? []).length === 0);
  const wanted = before.reduce<number>((sum, sale) => sum + (sale.quantity ?? 0), quantity);
  const crossed = oldestOf(lots, wanted, []).find((lot) => {
    const key = lotKey(lot.purchaseId, lot.acquiredOn);
    return lot.quantity + (promised.get(key) ?? 0) > (held.get(key) ?? 0);
  });
  if (!crossed) return [passes('lots', unnamed, source)];
  const { acquiredOn } = crossed;
  return warn(`the lot ${lotWords(acquiredOn, wording)} is promised`);
}

const lotWords = (acquiredOn: NamedLot['acquiredOn'], { date }: CheckInput['wording']): string =>
  acquiredOn ? `of ${date(acquiredOn)}` : 'without a recorded day';

function beyondFindings(
  details: Sale,
  namedLots: readonly NamedLot[],
  account: Entry<Account>,
  { file, today, wording }: CheckInput,
  sales: readonly Sale[],
): readonly CheckFinding[] {
  const { accountId, securityId } = details;
  const { lots } = saleableLots(file, { id: null, accountId, securityId, date: today });
  const held = unitsByLot(lots);
  const promised = unitsByLot(sales.flatMap((sale) => sale.namedLots ?? []));
  const source = { kind: 'account', id: account.id } as const;
  const nameOf = (id: RecordId) => file.securities.get(id)?.data.name ?? 'another security';
  return namedLots.flatMap(({ purchaseId, acquiredOn, quantity }): readonly CheckFinding[] => {
    const key = lotKey(purchaseId, acquiredOn);
    const lot = lotWords(acquiredOn, wording);
    const there = held.get(key);
    if (there === undefined) {
      const purchase = file.transactions.find(({ id }) => id === purchaseId)?.data;
      const ofSecurity = purchase?.securityId;
      const isOfOther = ofSecurity && ofSecurity !== securityId;
      const reason = isOfOther
        ? `The lot ${lot} is of ${nameOf(ofSecurity)}, not of ${nameOf(securityId)}`
        : `${account.data.name} holds no lot ${lot} of ${nameOf(securityId)}`;
      return [blocks('lots', reason, 'Name lots that are held.', source)];
    }
    const now = lots.find((each) => lotKey(each.purchaseId, each.acquiredOn) === key)?.acquiredOn;
    if (now !== acquiredOn) {
      const reason = `The lot ${lot} is ${lotWords(now ?? null, wording)} by now: its purchase was corrected`;
      return [blocks('lots', reason, 'Take it out and name it again.', source)];
    }
    const taken = promised.get(key) ?? 0;
    if (quantity <= there - taken) return [];
    const already =
      taken > 0 ? `, ${wording.quantity(taken)} of it in other open instructions` : '';
    const reason = `The lot ${lot} has ${wording.quantity(there)}${already}; ${wording.quantity(quantity)} is more than what is free`;
    const remedy = `Name ${plainQuantity(Math.max(0, there - taken))} of it at most.`;
    return [blocks('lots', reason, remedy, source)];
  });
}

const isOfSameHolding = (one: Sale, other: Sale): boolean =>
  one.accountId === other.accountId && one.securityId === other.securityId;
