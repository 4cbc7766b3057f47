/** How long a passphrase would hold, in words a person can act on. */
export interface Strength {
  readonly level: 'tooShort' | 'weak' | 'fair' | 'strong';
  readonly words: string;
}

const SHORTEST = 10;
const COMMON = ['password', 'passphrase', 'qwerty', '123456', 'letmein', 'welcome', 'fieldfolio'];

/** Bits a guesser has to try, roughly: signs by their variety, less what repeats or is common. */
function roughBits(passphrase: string): number {
  const text = passphrase.toLowerCase();
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(passphrase));
  const perSign = [0, 2.4, 2.8, 3.2, 3.6][classes.length] ?? 3.6;
  const distinct = new Set(text).size;
  const signs = Math.min(text.length, distinct * 2.5);
  const common = COMMON.filter((word) => text.includes(word)).join('').length;
  return Math.max(0, signs - common) * perSign;
}

/** The strength of `passphrase`; `tooShort` is what the vault would refuse. */
export function strengthOf(passphrase: string): Strength {
  const length = [...passphrase].length;
  if (length < SHORTEST) {
    const missing = SHORTEST - length;
    return { level: 'tooShort', words: `Too short: ${missing} more, at least.` };
  }
  if (new Set(passphrase.toLowerCase()).size < 5) {
    return {
      level: 'tooShort',
      words: 'The same few characters again and again: use a greater variety.',
    };
  }
  const bits = roughBits(passphrase);
  if (bits < 34) {
    return { level: 'weak', words: 'Weak: guessable with patience. Add a word or two.' };
  }
  if (bits < 50) {
    return { level: 'fair', words: 'Fair: holds against a thief without much equipment.' };
  }
  return { level: 'strong', words: 'Strong: holds for many years of guessing.' };
}
