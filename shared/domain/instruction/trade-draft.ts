import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import { lotKey, type NamedLot } from '../portfolio/named-lots.ts';
import type { ProposedTrade } from '../portfolio/rebalancing/proposal.ts';
import type { Instruction } from './instruction.ts';
import type { DetailsOf, InstructionDetails } from './instruction-details.ts';
import { type InstructionDraft, newDraft, withLots } from './instruction-draft.ts';
import { isOpenInstruction } from './instruction-state.ts';

type Traded = Pick<ProposedTrade, 'side' | 'accountId' | 'securityId' | 'quantity' | 'namedLots'>;

/** A draft of the order that `trade` proposes: its quantity at the best price, of the lots it chose. */
export function draftOfTrade(
  id: RecordId,
  trade: Traded,
  file: Pick<ClientFile, 'client' | 'accounts' | 'contacts'>,
): InstructionDraft {
  const { side, accountId, securityId, quantity, namedLots } = trade;
  const sized = { accountId, securityId, quantity, amount: null, limit: null, goodUntil: null };
  const details: DetailsOf<'buy'> | DetailsOf<'sell'> =
    side === 'buy' ? { type: side, ...sized } : withLots({ type: side, ...sized }, namedLots);
  return { ...newDraft(id, side, file), details };
}

/** What was written of a trade already: a draft on this device, or an order that was given and is open. */
export interface WrittenOrder {
  readonly draft: InstructionDraft | null;
  readonly given: Entry<Instruction> | null;
}

/**
 * What was written of each of `trades`, whatever its quantity or limit is: an order of the same sort, of
 * the same security in the same account. A sale that was divided because it names too many lots is
 * several trades of one holding: there it has to be of the same lots as well.
 */
export function writtenOrders<Trade extends Traded>(
  trades: readonly Trade[],
  drafts: readonly InstructionDraft[],
  instructions: ClientFile['instructions'],
): ReadonlyMap<Trade, WrittenOrder> {
  const open = instructions.filter(({ data }) => isOpenInstruction(data));
  return new Map(
    trades.map((trade) => {
      const isDivided = trades.filter((each) => isOfHolding(each, trade)).length > 1;
      const isOf = (details: InstructionDetails) =>
        (details.type === 'buy' || details.type === 'sell') &&
        isOfHolding({ ...details, side: details.type }, trade) &&
        (!isDivided || sharesLot(details, trade));
      const draft = drafts.find(({ details }) => isOf(details)) ?? null;
      const given = open.find(({ data }) => isOf(data.details)) ?? null;
      return [trade, { draft, given }];
    }),
  );
}

type Holding = Pick<Traded, 'side' | 'accountId' | 'securityId'>;

const isOfHolding = (one: Holding, other: Holding): boolean =>
  one.side === other.side &&
  one.accountId === other.accountId &&
  one.securityId === other.securityId;

function sharesLot(details: InstructionDetails, { namedLots }: Traded): boolean {
  const named: readonly NamedLot[] = (details.type === 'sell' && details.namedLots) || [];
  const keys = new Set(named.map(({ purchaseId, acquiredOn }) => lotKey(purchaseId, acquiredOn)));
  return namedLots.some(({ purchaseId, acquiredOn }) => keys.has(lotKey(purchaseId, acquiredOn)));
}
