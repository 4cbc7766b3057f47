/** Deeper than any record of ours, shallower than what a parser or PostgreSQL chokes on. */
const DEEPEST = 32;
/** Bytes of JSON that one record may have: running texts of 100,000 characters and room beside. */
export const MAX_RECORD_LENGTH = 512 * 1024;

// With the flag `u` whole characters are matched, so only a surrogate without its other half fits.
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The first field of `data` that cannot be kept, with the reason; `null` when all of it can. */
export function fieldNotKept(
  data: Readonly<Record<string, unknown>>,
): { readonly field: string | null; readonly message: string } | null {
  for (const [name, value] of Object.entries(data)) {
    const message = cannotKeep({ [name]: value });
    if (message !== null) return { field: cannotKeepText(name) === null ? name : null, message };
  }
  return null;
}

/** Why `data` cannot be kept though it is JSON, in words for a person; `null` when it can. */
export function cannotKeep(data: unknown): string | null {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: data, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (depth > DEEPEST) return `must not be nested deeper than ${DEEPEST} levels`;
    if (typeof value === 'string') {
      const reason = cannotKeepText(value);
      if (reason !== null) return reason;
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value)) return 'must not hold numbers beyond what a computer can count';
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        const reason = Array.isArray(value) ? null : cannotKeepText(name);
        if (reason !== null) return reason;
        if (typeof member !== 'boolean' && member !== null) {
          open.push({ value: member, depth: depth + 1 });
        }
      }
    }
  }
  return null;
}

function cannotKeepText(text: string): string | null {
  if (text.includes('\0')) return 'must not hold the character NUL';
  return LONE_SURROGATE.test(text)
    ? 'must not hold half of a character, as text cut off within an emoji does'
    : null;
}
