import { multiplyDivide } from '#shared/lib/decimal.ts';

/**
 * Shares of the integer `amount` in proportion to each part's `quantity`; they add up to `amount`
 * exactly. All are 0 when the quantities add up to 0.
 */
export function sharesByQuantity(
  amount: number,
  parts: readonly { readonly quantity: number }[],
): readonly number[] {
  let total = 0;
  for (const { quantity } of parts) total += quantity;
  let counted = 0;
  let given = 0;
  return parts.map((part) => {
    counted += part.quantity;
    const upToHere = total === 0 ? 0 : multiplyDivide(amount, counted, total);
    const share = upToHere - given;
    given = upToHere;
    return share;
  });
}
