import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { LotPart } from './lots.ts';
import { sharesByQuantity } from './shares.ts';

/**
 * The part of the cost of each of `parts` that goes with the `money` received in a merger, in minor
 * units; the rest goes along with the units received. The gain is the money less it.
 *
 * US, for every method but the UK pool: lot by lot, the gain that is realised (money and units received
 * less the cost) is recognised up to the money, a loss not at all; the cost of the new units is that of
 * the old ones, less the money and with the gain (26 USC 356(a)(1), 356(c), 358(a)(1), read as public
 * pages print them; Rev. Rul. 68-23: no loss of a lot is set off against the gain of another). Money and
 * units received fall on lots by quantity; terms of an exchange that name the lots (26 CFR 1.356-1(b)),
 * and a gain that counts as a dividend (356(a)(2)), are not recorded, and so not known here.
 *
 * UK pool: a part disposal, by the value of what is received: cost x money / (money + units received)
 * (TCGA 1992 s128(3), s129; HMRC Capital Gains Manual CG51875, CG51892, CG52587, read at gov.uk). Money
 * that is small (up to 5 % of the value, or £3,000) may on election lower the cost instead (s122(2),
 * CG57835); the election is not recorded, so that it is counted as a disposal too.
 * @param value of the units received; `null` when it is not known, and then the cost is not either
 */
export function costOfMoney(
  parts: readonly LotPart[],
  money: number,
  value: number | null,
  isPooledInUk: boolean,
): readonly (number | null)[] {
  if (value === null) return parts.map(() => null);
  return isPooledInUk ? partDisposal(parts, money, value) : limitedToGain(parts, money, value);
}

function limitedToGain(
  parts: readonly LotPart[],
  money: number,
  value: number,
): readonly (number | null)[] {
  const amounts = sharesByQuantity(money, parts);
  const values = sharesByQuantity(value, parts);
  return parts.map(({ cost }, index) => {
    if (cost === null) return null;
    const [amount, worth] = [amounts[index] ?? 0, values[index] ?? 0];
    const gain = Math.min(Math.max(amount + worth - cost, 0), amount);
    return amount - gain;
  });
}

/** The pool is one asset: its cost is divided once, and shared among the parts by quantity. */
function partDisposal(
  parts: readonly LotPart[],
  money: number,
  value: number,
): readonly (number | null)[] {
  let total = 0;
  for (const { cost } of parts) {
    if (cost === null) return parts.map(() => null);
    total += cost;
  }
  return sharesByQuantity(multiplyDivide(total, money, money + value), parts);
}
