/**
 * What `value` and a `payment` at the end of each of `periods` come to when everything grows by
 * `growth` in a period (0.01: one in a hundred): value·(1+g)^n + payment·((1+g)^n − 1)/g, and
 * value + payment·n without growth. Amounts in one unit, negative payments are taken out. A double:
 * round once, at the end. Source: the future value of an ordinary annuity (FV of spreadsheets).
 */
export function futureValue(input: {
  readonly value: number;
  readonly payment: number;
  readonly growth: number;
  readonly periods: number;
}): number {
  const { value, payment, growth, periods } = input;
  const factor = (1 + growth) ** periods;
  return value * factor + payment * annuityFactor(growth, periods);
}

/** The payment at the end of each period with which `value` becomes `target`; above 0 when it must. */
export function paymentNeeded(input: {
  readonly value: number;
  readonly target: number;
  readonly growth: number;
  readonly periods: number;
}): number {
  const { value, target, growth, periods } = input;
  return (target - value * (1 + growth) ** periods) / annuityFactor(growth, periods);
}

function annuityFactor(growth: number, periods: number): number {
  return growth === 0 ? periods : ((1 + growth) ** periods - 1) / growth;
}

/** The growth of a month that comes to `yearly` in twelve. */
export function monthlyGrowth(yearly: number): number {
  return (1 + yearly) ** (1 / 12) - 1;
}
