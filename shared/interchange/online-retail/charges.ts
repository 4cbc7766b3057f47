/** Category of what stands on an invoice and is no product; rankings and white space leave it out. */
export const CHARGE_CATEGORY = 'Charges and services';

/*
 * UCI "Online Retail": POST (postage), DOT (postage of the web shop), C2 (carriage), M (manual),
 * D (discount), S (samples), B (bad debt), BANK CHARGES, AMAZONFEE and CRUK (a charity's share).
 */
const CHARGE_CODES: ReadonlySet<string> = new Set([
  'POST',
  'DOT',
  'C2',
  'M',
  'D',
  'S',
  'B',
  'BANK CHARGES',
  'AMAZONFEE',
  'CRUK',
]);

/** Whether stock code `code` is a charge or a service and not a product. */
export function isCharge(code: string): boolean {
  return CHARGE_CODES.has(code.toUpperCase());
}
