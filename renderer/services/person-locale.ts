import { wordingFor } from '#shared/domain/wording.ts';
import { typedDecimals } from '#shared/lib/typed-decimal.ts';

/** The locale (BCP 47) of the person's system: the only source of it, for screens and papers. */
export const personLocale: string = navigator.language;

/** How amounts and days are written in the sentences of rules, for the person. */
export const personWording = wordingFor(personLocale);

/** How the person types numbers. */
export const personDecimals = typedDecimals(personLocale);

/** Orders names as the person's language does; "2" comes before "10", case does not matter. */
export const personCollator = new Intl.Collator(personLocale, {
  sensitivity: 'base',
  numeric: true,
});
