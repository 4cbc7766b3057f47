import { closedDirections } from './closed-directions.ts';

/*
 * What a record may hold beyond being JSON: what PostgreSQL and every parser on the way can keep. The
 * device holds to it when a record is saved, the server when it is sent.
 */

/** Deeper than any record of ours, shallower than what a parser or PostgreSQL chokes on. */
const DEEPEST = 32;
/** Characters of JSON that one record may have: running texts of 100,000 and room beside. */
const MAX_RECORD_LENGTH = 512 * 1024;

// With the flag `u` whole characters are matched, so only a surrogate without its other half fits.
const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Why a record of this JSON text is too large to be kept; `null` when it is not. */
export function cannotKeepLength(dataText: string): string | null {
  return dataText.length > MAX_RECORD_LENGTH
    ? `a record may have ${MAX_RECORD_LENGTH} characters at most`
    : null;
}

/**
 * `data` with all its texts as they look on a screen: without NUL, which nobody sees, with "�" for half
 * of a character, which is how it is shown, and with an end for every direction that a mark begins, so
 * that it turns no words beside the text. Such things come with what is pasted, and a person could not
 * find them; so they are mended and not refused.
 */
export function mendedData<Data>(data: Data): Data {
  return mended(data, 0) as Data;
}

function mended(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return closedDirections(value.replaceAll('\0', '').replace(LONE_SURROGATES, '\ufffd'));
  }
  // Deeper is refused whole, see `cannotKeep`.
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((member) => mended(member, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, mended(member, depth + 1)]),
  );
}

/** The first field of `data` that cannot be kept, with the reason; `null` when all of it can. */
export function fieldNotKept(
  data: Readonly<Record<string, unknown>>,
): { readonly field: string | null; readonly message: string } | null {
  if (cannotKeep(data) === null) return null;
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
