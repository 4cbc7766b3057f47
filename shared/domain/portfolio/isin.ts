const FORM = /^[A-Z]{2}[A-Z0-9]{9}\d$/;

/**
 * The check digit of an ISIN without it (eleven letters and digits): letters count as 10 to 35, and
 * of the digits so written every other one is doubled from the right. Source: ISO 6166, annex C.
 */
export function isinCheckDigit(body: string): number {
  const digits = [...body].map((sign) => Number.parseInt(sign, 36)).join('');
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Whether `text` has the form of an ISIN and the check digit that belongs to it. */
export function isIsin(text: string): boolean {
  return FORM.test(text) && isinCheckDigit(text.slice(0, -1)) === Number(text.slice(-1));
}
