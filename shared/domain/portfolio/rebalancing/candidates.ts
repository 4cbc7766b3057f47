import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { AssetClass } from '../account.ts';
import type { ConcentrationLimits } from '../allocation-policy.ts';
import { WHOLE } from '../exact-weights.ts';
import type { RealisedGain } from '../holding.ts';
import type { Candidate } from './choose-purchases.ts';
import type { ShortfallCause } from './proposal.ts';
import { type SaleQueue, WASH_WINDOW } from './sale-blocks.ts';

/** What matures within so many days is not bought more of. */
const MATURES_SOON_DAYS = 90;

interface CandidateInput {
  readonly queues: readonly SaleQueue[];
  readonly assetClass: AssetClass;
  readonly day: CalendarDate;
  /** Of the scope, in minor units. */
  readonly total: number;
  readonly limits: ConcentrationLimits;
  /** Realised in accounts whose losses are lost when the security is bought back. */
  readonly replaceable: readonly RealisedGain[];
  /** Securities that are sold in the proposal. */
  readonly sold: ReadonlySet<RecordId>;
}

/** What of a class could be bought more of, and why some of what is held should not. */
export function candidatesOf(input: CandidateInput): {
  readonly candidates: readonly Candidate[];
  readonly causes: readonly ShortfallCause[];
} {
  const candidates: Candidate[] = [];
  const causes: ShortfallCause[] = [];
  const own = input.queues.filter(({ assetClass }) => assetClass === input.assetClass);
  for (const queue of own) {
    const { securityId } = queue.quoted;
    if (input.sold.has(securityId)) continue;
    const held = own
      .filter((each) => each.quoted.securityId === securityId)
      .reduce((sum, each) => sum + each.quoted.worth(each.held), 0);
    const room = roomOf(input, held);
    const objection = objectionTo(input, queue, room);
    if (objection) {
      if (!causes.some((each) => JSON.stringify(each) === JSON.stringify(objection))) {
        causes.push(objection);
      }
      continue;
    }
    const value = queue.quoted.worth(queue.held);
    candidates.push({ accountId: queue.accountId, quoted: queue.quoted, value, room });
  }
  if (own.length === 0) causes.push({ tag: 'nothingToBuy' });
  return { candidates, causes };
}

/** How much more of a position its limit allows, when `held` of it is held. */
function roomOf({ limits, assetClass, total }: CandidateInput, held: number): number {
  const limit = assetClass === 'fund' ? limits.fund : limits.position;
  if (assetClass === 'cash') return Number.MAX_SAFE_INTEGER;
  return multiplyDivide(total, limit, WHOLE) - held;
}

function objectionTo(
  { day, replaceable }: CandidateInput,
  { quoted }: SaleQueue,
  room: number,
): ShortfallCause | null {
  const { name, maturesOn, securityId } = quoted;
  const since = addDays(day, -WASH_WINDOW);
  const losses = replaceable
    .filter((gain) => gain.securityId === securityId && (gain.gain ?? 0) < 0)
    // Money that came with a merger is of no units that could be replaced.
    .filter(({ quantity }) => quantity > 0)
    .map(({ soldOn }) => soldOn)
    .filter((soldOn) => soldOn >= since)
    .toSorted();
  const last = losses.at(-1);
  if (last) return { tag: 'replacementTooSoon', name, until: addDays(last, WASH_WINDOW) };
  if (maturesOn && maturesOn <= addDays(day, MATURES_SOON_DAYS)) {
    return { tag: 'maturesSoon', name, on: maturesOn };
  }
  return room <= 0 ? { tag: 'atLimit', name } : null;
}
