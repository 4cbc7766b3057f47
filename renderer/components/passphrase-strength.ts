import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';

/*
 * How long a passphrase would hold, judged as those who guess do: by lists of known passwords, names
 * and words, by dates, rows of keys and repetitions (zxcvbn; NIST SP 800-63B asks for such a list).
 * The lists are large: only `new-passphrase-fields.tsx` loads this file, when a passphrase is chosen.
 */

/** How long a passphrase would hold, in words a person can act on. */
export interface Strength {
  readonly isAccepted: boolean;
  readonly words: string;
}

const SHORTEST = 10;

const guesser = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary },
  graphs: common.adjacencyGraphs,
  translations: english.translations,
});

/** What is said of each score; the bounds are 10^3, 10^6, 10^8 and 10^10 guesses. */
const WORDS = [
  'Refused: among the first that would be guessed.',
  'Refused: guessed too soon.',
  'Weak: guessable with patience. Add a word or two.',
  'Fair: holds against a thief without much equipment.',
  'Strong: holds for many years of guessing.',
] as const;

/**
 * The strength of `passphrase`.
 * @param about what a guesser would try first for this person: their name, the firm's server
 */
export function strengthOf(passphrase: string, about: readonly string[] = []): Strength {
  const length = [...passphrase].length;
  if (length < SHORTEST) {
    const missing = SHORTEST - length;
    return { isAccepted: false, words: `Too short: ${missing} more, at least.` };
  }
  const known = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]);
  const { score, feedback } = guesser.check(passphrase, ['fieldfolio', ...known]);
  const isAccepted = score >= 2;
  const why = isAccepted ? '' : ` ${feedback.warning ?? ''} Add a word or two.`.replace('  ', ' ');
  return { isAccepted, words: `${WORDS[score]}${why}` };
}
