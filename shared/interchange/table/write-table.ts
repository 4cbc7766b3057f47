/**
 * CSV of `rows` (RFC 4180: commas, CRLF, quotes doubled). A text that a spreadsheet would take for
 * a formula gets an apostrophe before it (OWASP, "CSV Injection"); numbers stay as they are.
 */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
