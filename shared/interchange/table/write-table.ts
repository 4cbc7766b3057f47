/**
 * CSV of `rows` (RFC 4180: commas, CRLF, quotes doubled). A text that a spreadsheet would take for
 * a formula gets an apostrophe before it (OWASP, "CSV Injection"); numbers stay as they are.
 */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Also after spaces, and as full-width signs, which some spreadsheets take for the plain ones. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/;

function field(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
