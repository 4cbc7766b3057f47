/** Characters of a part: a client may be called anything. */
const MOST = 80;

/**
 * The name of a table's file: `parts` (what it is, its day, whose it is) as letters, digits and
 * hyphens; a part without any of them is left out.
 */
export function tableFileName(...parts: readonly string[]): string {
  const words = parts.map((part) =>
    part
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, MOST)
      .replace(/^-|-$/g, ''),
  );
  return `${words.filter((word) => word !== '').join('-')}.csv`;
}
