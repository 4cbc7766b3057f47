import type { Language } from '#shared/domain/language.ts';

/** The forms a counted noun has in these languages. */
export interface Noun {
  readonly one: string;
  readonly other: string;
}

/**
 * Counts in a language: "1 order", "3 orders", "1 234 commandes". What takes the singular is the
 * language's own rule (CLDR): nought does in French and does not in English.
 */
export function countedIn(language: Language): (count: number, noun: Noun) => string {
  const rules = new Intl.PluralRules(language);
  const format = new Intl.NumberFormat(language);
  return (count, { one, other }) =>
    `${format.format(count)} ${rules.select(count) === 'one' ? one : other}`;
}
