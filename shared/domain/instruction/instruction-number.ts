import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';

/*
 * A number that people read to each other over the phone, made on a device without a server. Its
 * letters and digits are those of Crockford's Base32 (no I, L, O, U); six of them are 30 bits of the
 * record's random id, so that among a thousand instructions of one day two have the same number about
 * once in two thousand such days. The last one is a check character (Luhn mod 32), which finds every
 * single wrong character and nearly every swap of neighbours. What counts is the id of the record:
 * the number names it, and whoever looks one up refuses a number that several have.
 */

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = ALPHABET.length;
const RANDOM_CHARACTERS = 6;

/** What a number looks like: "261127-4F7K2MX". */
export const INSTRUCTION_NUMBER = /^\d{6}-[0-9A-HJKMNP-TV-Z]{7}$/;

/**
 * The number of the instruction `id` that is given on `day`.
 * Source of the alphabet: D. Crockford, "Base 32"; of the check character: the Luhn mod N algorithm.
 */
export function instructionNumber(id: RecordId, day: CalendarDate): string {
  let rest = Number.parseInt(id.slice(-8), 16);
  let characters = '';
  for (let position = 0; position < RANDOM_CHARACTERS; position += 1) {
    characters = (ALPHABET[rest % BASE] ?? '0') + characters;
    rest = Math.floor(rest / BASE);
  }
  const date = day.slice(2).replaceAll('-', '');
  return `${date}-${characters}${checkCharacter(date + characters)}`;
}

/**
 * The number that `text` means, as it was typed: in lower case, with blanks, with O for 0 and I or L
 * for 1. `null` when it is none, or when its check character does not fit.
 */
export function readInstructionNumber(text: string): string | null {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const number = `${plain.slice(0, 6)}-${plain.slice(6)}`;
  if (!INSTRUCTION_NUMBER.test(number)) return null;
  return checkCharacter(plain.slice(0, -1)) === plain.slice(-1) ? number : null;
}

function checkCharacter(characters: string): string {
  let sum = 0;
  let factor = 2;
  for (const character of [...characters].reverse()) {
    const product = ALPHABET.indexOf(character) * factor;
    sum += Math.floor(product / BASE) + (product % BASE);
    factor = 3 - factor;
  }
  return ALPHABET[(BASE - (sum % BASE)) % BASE] ?? '0';
}
