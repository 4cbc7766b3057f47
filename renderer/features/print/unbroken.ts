/** Blanks at which no line may end: within an amount, a measure and a day, in any of our languages. */
const WITHIN = [
  // EUR 63,799
  /(?<=\p{Lu}{3}) (?=[−-]?\d)/gu,
  // 63.799 EUR, 3.40 %, 18 cl
  /(?<=\d) (?=(?:%|\p{Lu}{3}|kg|g|l|cl|ml|cm|mm|m)(?![\p{L}\d]))/gu,
  // 24 Nov, 1. Dez., 15 min
  /(?<=(?<![\d.,])\d{1,2}\.?) (?=\p{L}{3,4}(?!\p{L}))/gu,
  // Nov 24
  /(?<=(?<!\p{L})\p{Lu}\p{L}{2,3}\.?) (?=\d{1,2}(?![\d.]|,\d))/gu,
  // nov. 2026
  /(?<=(?<!\p{L})\p{L}{3,4}\.?) (?=\d{4}(?!\d))/gu,
];

/** `text` with amounts, measures and days kept on one line. */
export function unbroken(text: string): string {
  return WITHIN.reduce((kept, blank) => kept.replace(blank, '\u00a0'), text);
}
